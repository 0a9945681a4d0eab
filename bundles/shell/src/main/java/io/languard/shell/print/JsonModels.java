package io.languard.shell.print;

import io.languard.service.ban.Ban;
import io.languard.service.config.ConfigSectionView;
import io.languard.service.deploy.AdapterFile;
import io.languard.service.deploy.DiagnosisFinding;
import io.languard.service.event.AuditRecord;
import io.languard.service.event.EventView;
import io.languard.service.game.Capability;
import io.languard.service.game.GameSummary;
import io.languard.service.game.GameView;
import io.languard.service.log.LogLine;
import io.languard.service.player.OnlinePlayer;
import io.languard.service.player.PlayerSessionRecord;
import io.languard.service.player.PlayerView;
import io.languard.service.server.LifecycleResult;
import io.languard.service.server.ServerView;
import io.languard.service.system.SystemStatus;
import io.languard.service.user.User;
import io.languard.service.world.WorldView;
import io.languard.world.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Converts results of use cases to JSON models with the field names of the HTTP API. */
public final class JsonModels {

    private JsonModels() {}

    public static Map<String, Object> server(ServerView server) {
        return ShellJsonCodec.toModel(server);
    }

    /** Returns a server with the settings that take effect when it is restarted, if there are any. */
    public static Map<String, Object> server(ServerView server, List<String> awaitingRestart) {
        Map<String, Object> model = server(server);
        if (!awaitingRestart.isEmpty()) {
            model.put("restart_needed", awaitingRestart);
        }
        return model;
    }

    public static Map<String, Object> state(LifecycleResult state) {
        return ShellJsonCodec.toModel(state);
    }

    public static Map<String, Object> section(ConfigSectionView section) {
        return section.toMap();
    }

    public static Map<String, Object> game(GameView game) {
        return ShellJsonCodec.toModel(GameSummary.of(game));
    }

    public static List<String> capabilities(GameView game) {
        return Stream.concat(game.capabilities().stream(), game.parts().stream())
                .sorted()
                .map(Capability::wireName)
                .toList();
    }

    public static Map<String, Object> adapter(AdapterFile file) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("file", file.fileName());
        model.put("state", file.state().name().toLowerCase(Locale.ROOT));
        model.put("bundle", file.bundle());
        model.put("problem", file.problem());
        model.put("since", time(file.since()));
        return model;
    }

    public static Map<String, Object> finding(DiagnosisFinding diagnosisFinding) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("what", diagnosisFinding.subject());
        model.put("there", diagnosisFinding.registered() ? "yes" : "no");
        model.put("file", diagnosisFinding.fileName());
        model.put("component", diagnosisFinding.component());
        model.put("reason", diagnosisFinding.reason());
        return model;
    }

    public static Map<String, Object> user(User user) {
        return ShellJsonCodec.toModel(user);
    }

    public static Map<String, Object> event(AuditRecord event) {
        return ShellJsonCodec.toModel(EventView.of(event, ShellJsonCodec.readObject(event.detail())));
    }

    public static Map<String, Object> status(SystemStatus status) {
        return ShellJsonCodec.toModel(status);
    }

    public static Map<String, Object> log(LogLine line) {
        return ShellJsonCodec.toModel(line);
    }

    public static Map<String, Object> player(OnlinePlayer online) {
        return ShellJsonCodec.toModel(PlayerView.of(online, true));
    }

    public static Map<String, Object> session(PlayerSessionRecord playerSessionRecord) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", playerSessionRecord.id());
        model.put("name", playerSessionRecord.name());
        model.put("guid", playerSessionRecord.identity());
        model.put("slot_id", playerSessionRecord.slotId());
        model.put("address", playerSessionRecord.address());
        model.put("joined_at", time(playerSessionRecord.joinedAt()));
        model.put("left_at", time(playerSessionRecord.leftAt()));
        model.put(
                "game_data", ShellJsonCodec.read(playerSessionRecord.gameData()).orElseGet(Map::of));
        return model;
    }

    public static Map<String, Object> ban(Ban ban) {
        return ShellJsonCodec.toModel(ban);
    }

    public static Map<String, Object> world(World world) {
        return ShellJsonCodec.toModel(WorldView.of(world));
    }

    private static String time(Instant time) {
        return time == null ? null : time.toString();
    }
}
