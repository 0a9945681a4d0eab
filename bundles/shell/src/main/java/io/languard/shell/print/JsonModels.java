package io.languard.shell.print;

import io.languard.api.player.Player;
import io.languard.api.world.World;
import io.languard.service.ban.Ban;
import io.languard.service.config.ConfigSectionView;
import io.languard.service.deploy.AdapterFile;
import io.languard.service.deploy.DiagnosisFinding;
import io.languard.service.event.AuditRecord;
import io.languard.service.game.Capability;
import io.languard.service.game.GameView;
import io.languard.service.log.LogLine;
import io.languard.service.player.OnlinePlayer;
import io.languard.service.player.PlayerSessionRecord;
import io.languard.service.server.LifecycleResult;
import io.languard.service.server.ServerView;
import io.languard.service.system.SystemStatus;
import io.languard.service.user.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Converts results of use cases to JSON models with the field names of the HTTP API. */
public final class JsonModels {

    private JsonModels() {}

    public static Map<String, Object> server(ServerView server) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", server.id());
        model.put("name", server.name());
        model.put("description", server.description());
        model.put("game_type", server.gameType());
        model.put("exe_path", server.exePath());
        model.put("status", server.status().wireName());
        model.put("pid", server.pid());
        model.put("game_port", server.gamePort());
        model.put("rcon_port", server.rconPort());
        model.put("auto_restart", server.autoRestart());
        model.put("max_restarts", server.maxRestarts());
        model.put("restart_count", server.restartCount());
        model.put("player_count", server.playerCount());
        model.put("max_players", server.maxPlayers());
        model.put("cpu_percent", server.cpuPercent());
        model.put("ram_mb", server.ramMb());
        model.put("started_at", time(server.startedAt()));
        model.put("uptime_seconds", server.uptimeSeconds());
        model.put("created_at", time(server.createdAt()));
        model.put("updated_at", time(server.updatedAt()));
        return model;
    }

    public static Map<String, Object> state(LifecycleResult state) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("status", state.status().wireName());
        model.put("pid", state.pid());
        return model;
    }

    public static Map<String, Object> section(ConfigSectionView section) {
        Map<String, Object> model = new LinkedHashMap<>(section.values());
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("config_version", section.version());
        meta.put("schema_version", section.schemaVersion());
        model.put("_meta", meta);
        return model;
    }

    public static Map<String, Object> game(GameView game) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("game_type", game.gameType());
        model.put("display_name", game.displayName());
        model.put("version", game.version());
        model.put("capabilities", capabilities(game));
        return model;
    }

    public static List<String> capabilities(GameView game) {
        return game.capabilities().stream().map(Capability::wireName).toList();
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
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", user.id());
        model.put("username", user.username());
        model.put("role", user.role().wireName());
        model.put("created_at", time(user.createdAt()));
        model.put("last_login", time(user.lastLogin()));
        return model;
    }

    public static Map<String, Object> event(AuditRecord event) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", event.id());
        model.put("event_type", event.type());
        model.put("actor", event.actor());
        model.put("detail", ShellJsonCodec.read(event.detail()).orElseGet(Map::of));
        model.put("timestamp", time(event.time()));
        return model;
    }

    public static Map<String, Object> status(SystemStatus status) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("version", status.version());
        model.put("running_servers", status.runningServers());
        model.put("total_servers", status.totalServers());
        model.put("supported_games", status.supportedGames());
        model.put("uptime_seconds", status.uptimeSeconds());
        return model;
    }

    public static Map<String, Object> log(LogLine line) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", line.id());
        model.put("timestamp", time(line.time()));
        model.put("level", line.level().name().toLowerCase(Locale.ROOT));
        model.put("message", line.message());
        return model;
    }

    public static Map<String, Object> player(OnlinePlayer online) {
        Player player = online.player();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("slot_id", player.slotId());
        model.put("name", player.name());
        model.put("guid", player.identity());
        model.put("ping", player.ping());
        model.put("address", player.address());
        model.put("game_data", player.gameData());
        model.put("joined_at", time(online.joinedAt()));
        return model;
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
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", ban.id());
        model.put("guid", ban.identity());
        model.put("name", ban.name());
        model.put("reason", ban.reason());
        model.put("banned_by", ban.bannedBy());
        model.put("banned_at", time(ban.bannedAt()));
        model.put("expires_at", time(ban.expiresAt()));
        model.put("is_active", ban.active(Instant.now()));
        return model;
    }

    public static Map<String, Object> world(World world) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("player", world.player());
        model.put("container", world.container());
        model.put("status", world.status());
        model.put("address", world.address());
        model.put("port", world.port());
        model.put("created_at", time(world.created()));
        model.put("last_login", time(world.lastLogin()));
        return model;
    }

    private static String time(Instant time) {
        return time == null ? null : time.toString();
    }
}
