package io.languard.live;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.languard.api.error.ErrorCode;
import io.languard.api.player.Player;
import io.languard.service.event.AddressRedactor;
import io.languard.service.event.PlatformEvent;
import io.languard.service.log.LogLine;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Builds the messages to clients as UTF-8. Names and order of fields are part of the API. Text is written to a string
 * first, so that an unpaired surrogate from a game becomes a question mark instead of an error.
 */
final class MessageFactory {

    static final byte[] PONG = "{\"type\":\"pong\"}".getBytes(StandardCharsets.UTF_8);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private MessageFactory() {}

    private interface BodyWriter {
        void write(JsonGenerator json) throws IOException;
    }

    static byte[] status(PlatformEvent.StatusChanged event) {
        return message("status", event.serverId(), json -> {
            json.writeStringField("status", event.status().wireName());
            json.writeObjectField("pid", event.pid());
            json.writeStringField("started_at", MessageTimestamps.seconds(event.startedAt()));
        });
    }

    static byte[] log(int serverId, LogLine line) {
        return message("log", serverId, json -> {
            json.writeStringField("timestamp", MessageTimestamps.millis(line.time()));
            json.writeStringField("level", line.level().name().toLowerCase(Locale.ROOT));
            json.writeStringField("message", line.message());
        });
    }

    static byte[] players(PlatformEvent.PlayersChanged event) {
        return message("players", event.serverId(), json -> {
            json.writeArrayFieldStart("players");
            for (Player player : event.players()) {
                json.writeStartObject();
                json.writeStringField("slot_id", player.slotId());
                json.writeStringField("name", player.name());
                json.writeObjectField("ping", player.ping());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("count", event.players().size());
        });
    }

    static byte[] metrics(PlatformEvent.MetricsSampled event) {
        return message("metrics", event.serverId(), json -> {
            number(json, "cpu_percent", event.cpuPercent());
            number(json, "ram_mb", event.ramMb());
            json.writeNumberField("player_count", event.playerCount());
            json.writeStringField("timestamp", MessageTimestamps.millis(event.time()));
        });
    }

    static byte[] event(PlatformEvent.Audited event) {
        return message("event", event.serverId(), json -> {
            json.writeStringField("event_type", event.event().type());
            json.writeObjectField("detail", AddressRedactor.redact(event.event().detail()));
            json.writeStringField("timestamp", MessageTimestamps.millis(event.time()));
        });
    }

    static byte[] dropped(int serverId, long count) {
        return message("dropped", serverId, json -> {
            json.writeStringField("channel", Channel.LOGS.wireName());
            json.writeNumberField("count", count);
        });
    }

    static byte[] error(ErrorCode code, String text) {
        return object(json -> {
            json.writeStringField("type", "error");
            json.writeObjectFieldStart("error");
            json.writeStringField("code", code.name());
            json.writeStringField("message", text);
            json.writeEndObject();
        });
    }

    private static byte[] message(String type, int serverId, BodyWriter data) {
        return object(json -> {
            json.writeStringField("type", type);
            json.writeNumberField("server_id", serverId);
            json.writeObjectFieldStart("data");
            data.write(json);
            json.writeEndObject();
        });
    }

    private static byte[] object(BodyWriter fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("Could not write a message as JSON", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }
}
