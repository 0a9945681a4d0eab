package io.languard.rest.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.languard.rest.io.ApiJsonCodec;
import io.languard.rest.io.JsonObjectBuilder;
import io.languard.rest.io.TimestampCodec;
import io.languard.service.ban.Ban;
import io.languard.service.config.ConfigSectionView;
import io.languard.service.event.AddressRedactor;
import io.languard.service.event.AuditRecord;
import io.languard.service.game.Capability;
import io.languard.service.game.GameView;
import io.languard.service.log.LogLine;
import io.languard.service.metric.MetricPoint;
import io.languard.service.mission.MissionView;
import io.languard.service.mission.RotationEntryView;
import io.languard.service.mod.EnabledModView;
import io.languard.service.mod.Mod;
import io.languard.service.server.LifecycleResult;
import io.languard.service.user.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The objects of the API: names and order of their fields are what clients program against. */
final class JsonViews {

    private JsonViews() {}

    static JsonObjectBuilder game(GameView game) {
        return JsonObjectBuilder.of("game_type", game.gameType())
                .with("display_name", game.displayName())
                .with("version", game.version())
                .with(
                        "capabilities",
                        game.capabilities().stream().map(Capability::wireName).toList());
    }

    static Map<String, Object> user(User user) {
        return JsonObjectBuilder.of("id", user.id())
                .with("username", user.username())
                .with("role", user.role().wireName())
                .with("created_at", TimestampCodec.seconds(user.createdAt()))
                .with("last_login", TimestampCodec.seconds(user.lastLogin()))
                .toMap();
    }

    static Map<String, Object> section(ConfigSectionView section) {
        Map<String, Object> fields = new LinkedHashMap<>(section.values());
        fields.put(
                "_meta",
                JsonObjectBuilder.of("config_version", section.version())
                        .with("schema_version", section.schemaVersion())
                        .toMap());
        return fields;
    }

    static Map<String, Object> event(AuditRecord event, boolean withAddresses) {
        return JsonObjectBuilder.of("id", event.id())
                .with("event_type", event.type())
                .with("actor", event.actor())
                .with("detail", detail(event, withAddresses))
                .with("timestamp", TimestampCodec.millis(event.time()))
                .toMap();
    }

    static Map<String, Object> mission(MissionView mission) {
        return JsonObjectBuilder.of("id", mission.id())
                .with("filename", mission.fileName())
                .with("mission_name", mission.missionName())
                .with("terrain", mission.terrain())
                .with("file_size", mission.fileSize())
                .with("uploaded_at", TimestampCodec.seconds(mission.uploadedAt()))
                .toMap();
    }

    static Map<String, Object> rotationEntry(RotationEntryView entry) {
        return JsonObjectBuilder.of("id", entry.id())
                .with("sort_order", entry.sortOrder())
                .with(
                        "mission",
                        JsonObjectBuilder.of("id", entry.missionId())
                                .with("mission_name", entry.missionName())
                                .toMap())
                .with("difficulty", entry.difficulty())
                .with("params_json", entry.params() == null ? Map.of() : entry.params())
                .toMap();
    }

    static Map<String, Object> mod(Mod mod) {
        return JsonObjectBuilder.of("id", mod.id())
                .with("game_type", mod.gameType())
                .with("name", mod.name())
                .with("folder_path", mod.folderPath())
                .with("workshop_id", mod.workshopId())
                .with("description", mod.description())
                .toMap();
    }

    static Map<String, Object> enabledMod(EnabledModView mod) {
        return JsonObjectBuilder.of("mod_id", mod.modId())
                .with("name", mod.name())
                .with("folder_path", mod.folderPath())
                .with("is_server_mod", mod.serverOnly())
                .with("sort_order", mod.sortOrder())
                .toMap();
    }

    static JsonObjectBuilder ban(Ban ban, Instant now) {
        return JsonObjectBuilder.of("id", ban.id())
                .with("guid", ban.identity())
                .with("name", ban.name())
                .with("reason", ban.reason())
                .with("banned_by", ban.bannedBy())
                .with("banned_at", TimestampCodec.seconds(ban.bannedAt()))
                .with("expires_at", TimestampCodec.seconds(ban.expiresAt()))
                .with("is_active", ban.active(now));
    }

    static Map<String, Object> logLine(LogLine line) {
        return JsonObjectBuilder.of("id", line.id())
                .with("timestamp", TimestampCodec.millis(line.time()))
                .with("level", line.level().name().toLowerCase(Locale.ROOT))
                .with("message", line.message())
                .toMap();
    }

    static Map<String, Object> metric(MetricPoint point) {
        return JsonObjectBuilder.of("timestamp", TimestampCodec.millis(point.time()))
                .with("cpu_percent", NumberMapper.rounded(point.cpuPercent()))
                .with("ram_mb", NumberMapper.rounded(point.ramMb()))
                .with("player_count", NumberMapper.toJsonNumber(point.playerCount()))
                .toMap();
    }

    static JsonObjectBuilder status(LifecycleResult state) {
        return JsonObjectBuilder.of("status", state.status().wireName());
    }

    private static Map<String, Object> detail(AuditRecord event, boolean withAddresses) {
        try {
            Map<String, Object> detail = ApiJsonCodec.parseObject(event.detail());
            return withAddresses ? detail : AddressRedactor.redact(detail);
        } catch (JsonProcessingException e) {
            // A row that somebody else wrote must not hide all the others.
            return Map.of();
        }
    }
}
