package io.languard.rest.resource;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import io.languard.rest.io.TimestampCodec;
import io.languard.service.server.ServerView;
import java.io.IOException;
import java.util.Map;

/**
 * The server object. It is what panels ask for again and again, in lists of many, so it writes itself instead of filling a
 * map that is then looked through.
 *
 * @param credentials shown once, at its creation; {@code null} for ever after
 */
record JsonServerView(ServerView server, Map<String, String> credentials) implements JsonSerializable {

    static JsonServerView of(ServerView server) {
        return new JsonServerView(server, null);
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", server.id());
        json.writeStringField("name", server.name());
        json.writeStringField("description", server.description());
        json.writeStringField("game_type", server.gameType());
        json.writeStringField("exe_path", server.exePath());
        json.writeStringField("status", server.status().wireName());
        whole(json, "pid", server.pid());
        json.writeNumberField("game_port", server.gamePort());
        whole(json, "rcon_port", server.rconPort());
        json.writeBooleanField("auto_restart", server.autoRestart());
        json.writeNumberField("max_restarts", server.maxRestarts());
        json.writeNumberField("restart_count", server.restartCount());
        json.writeNumberField("player_count", server.playerCount());
        whole(json, "max_players", server.maxPlayers());
        figure(json, "cpu_percent", server.cpuPercent());
        figure(json, "ram_mb", server.ramMb());
        json.writeStringField("started_at", TimestampCodec.seconds(server.startedAt()));
        whole(json, "uptime_seconds", server.uptimeSeconds());
        json.writeStringField("created_at", TimestampCodec.seconds(server.createdAt()));
        json.writeStringField("updated_at", TimestampCodec.seconds(server.updatedAt()));
        if (credentials != null) {
            json.writeObjectField("credentials", credentials);
        }
        json.writeEndObject();
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        serialize(json, provider);
    }

    private static void whole(JsonGenerator json, String name, Number value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value.longValue());
        }
    }

    private static void figure(JsonGenerator json, String name, Double value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }
}
