package io.languard.rest.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.languard.ports.ban.Ban;
import io.languard.ports.config.SectionView;
import io.languard.ports.event.StoredEvent;
import io.languard.ports.game.Capability;
import io.languard.ports.game.GameView;
import io.languard.ports.log.LogLine;
import io.languard.ports.metric.MetricPoint;
import io.languard.ports.mission.MissionView;
import io.languard.ports.mission.RotationEntry;
import io.languard.ports.mod.EnabledModView;
import io.languard.ports.mod.Mod;
import io.languard.ports.server.LifeState;
import io.languard.ports.user.User;
import io.languard.rest.wire.Fields;
import io.languard.rest.wire.Json;
import io.languard.rest.wire.Times;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The objects of the API: names and order of their fields are what clients program against. */
final class Wire {

    private Wire() {}

    static Fields game(GameView game) {
        return Fields.of("game_type", game.gameType())
                .with("display_name", game.displayName())
                .with("version", game.version())
                .with(
                        "capabilities",
                        game.capabilities().stream().map(Capability::wireName).toList());
    }

    static Map<String, Object> user(User user) {
        return Fields.of("id", user.id())
                .with("username", user.username())
                .with("role", user.role().wireName())
                .with("created_at", Times.seconds(user.createdAt()))
                .with("last_login", Times.seconds(user.lastLogin()))
                .map();
    }

    static Map<String, Object> section(SectionView section) {
        Map<String, Object> fields = new LinkedHashMap<>(section.values());
        fields.put(
                "_meta",
                Fields.of("config_version", section.version())
                        .with("schema_version", section.schemaVersion())
                        .map());
        return fields;
    }

    static Map<String, Object> event(StoredEvent event) {
        return Fields.of("id", event.id())
                .with("event_type", event.type())
                .with("actor", event.actor())
                .with("detail", detail(event))
                .with("timestamp", Times.millis(event.time()))
                .map();
    }

    static Map<String, Object> mission(MissionView mission) {
        return Fields.of("id", mission.id())
                .with("filename", mission.fileName())
                .with("mission_name", mission.missionName())
                .with("terrain", mission.terrain())
                .with("file_size", mission.fileSize())
                .with("uploaded_at", Times.seconds(mission.uploadedAt()))
                .map();
    }

    static Map<String, Object> rotationEntry(RotationEntry entry) {
        return Fields.of("id", entry.id())
                .with("sort_order", entry.sortOrder())
                .with(
                        "mission",
                        Fields.of("id", entry.missionId())
                                .with("mission_name", entry.missionName())
                                .map())
                .with("difficulty", entry.difficulty())
                .with("params_json", entry.params() == null ? Map.of() : entry.params())
                .map();
    }

    static Map<String, Object> mod(Mod mod) {
        return Fields.of("id", mod.id())
                .with("game_type", mod.gameType())
                .with("name", mod.name())
                .with("folder_path", mod.folderPath())
                .with("workshop_id", mod.workshopId())
                .with("description", mod.description())
                .map();
    }

    static Map<String, Object> enabledMod(EnabledModView mod) {
        return Fields.of("mod_id", mod.modId())
                .with("name", mod.name())
                .with("folder_path", mod.folderPath())
                .with("is_server_mod", mod.serverMod())
                .with("sort_order", mod.sortOrder())
                .map();
    }

    static Fields ban(Ban ban, Instant now) {
        return Fields.of("id", ban.id())
                .with("guid", ban.guid())
                .with("name", ban.name())
                .with("reason", ban.reason())
                .with("banned_by", ban.bannedBy())
                .with("banned_at", Times.seconds(ban.bannedAt()))
                .with("expires_at", Times.seconds(ban.expiresAt()))
                .with("is_active", ban.active(now));
    }

    static Map<String, Object> logLine(LogLine line) {
        return Fields.of("id", line.id())
                .with("timestamp", Times.millis(line.time()))
                .with("level", line.level().name().toLowerCase(Locale.ROOT))
                .with("message", line.message())
                .map();
    }

    static Map<String, Object> metric(MetricPoint point) {
        return Fields.of("timestamp", Times.millis(point.time()))
                .with("cpu_percent", Numbers.rounded(point.cpuPercent()))
                .with("ram_mb", Numbers.rounded(point.ramMb()))
                .with("player_count", Numbers.plain(point.playerCount()))
                .map();
    }

    static Fields status(LifeState state) {
        return Fields.of("status", state.status().wireName());
    }

    private static Object detail(StoredEvent event) {
        try {
            return Json.tree(event.detail());
        } catch (JsonProcessingException e) {
            // A row that somebody else wrote must not hide all the others.
            return Map.of();
        }
    }
}
