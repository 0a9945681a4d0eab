package io.languard.shell.print;

import io.languard.service.config.ConfigSectionView;
import io.languard.service.event.AuditRecord;
import io.languard.service.event.EventView;
import io.languard.service.game.Capability;
import io.languard.service.game.GameSummary;
import io.languard.service.game.GameView;
import io.languard.service.player.OnlinePlayer;
import io.languard.service.player.PlayerSessionRecord;
import io.languard.service.player.PlayerView;
import io.languard.service.server.ServerView;
import io.languard.service.world.WorldView;
import io.languard.world.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts those results of use cases to JSON models that are not records with the fields of the HTTP API; {@link
 * ShellJsonCodec#toModel} converts the others.
 */
public final class JsonModels {

    private JsonModels() {}

    /** Returns a server with the settings that take effect when it is restarted, if there are any. */
    public static Map<String, Object> server(ServerView server, List<String> awaitingRestart) {
        Map<String, Object> model = ShellJsonCodec.toModel(server);
        if (!awaitingRestart.isEmpty()) {
            model.put("restart_needed", awaitingRestart);
        }
        return model;
    }

    public static Map<String, Object> section(ConfigSectionView section) {
        return section.toMap();
    }

    public static Map<String, Object> game(GameView game) {
        return ShellJsonCodec.toModel(GameSummary.of(game));
    }

    public static List<String> capabilities(GameView game) {
        return game.capabilities().stream().map(Capability::wireName).toList();
    }

    public static Map<String, Object> event(AuditRecord event) {
        return ShellJsonCodec.toModel(EventView.of(event, ShellJsonCodec.readObject(event.detail())));
    }

    public static Map<String, Object> player(OnlinePlayer online) {
        return ShellJsonCodec.toModel(PlayerView.of(online, true));
    }

    /** Returns a session with the data that the game stored, and without the duration of the HTTP API. */
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

    public static Map<String, Object> world(World world) {
        return ShellJsonCodec.toModel(WorldView.of(world));
    }

    private static String time(Instant time) {
        return time == null ? null : time.toString();
    }
}
