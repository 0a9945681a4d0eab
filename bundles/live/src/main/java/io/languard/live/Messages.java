package io.languard.live;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.languard.api.error.ErrorCode;
import io.languard.api.player.Player;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.log.LogLine;
import io.languard.ports.settings.Cidr;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The messages to clients, ready to send: names and order of their fields are what clients program against. Text goes through
 * a string, so that half a surrogate pair from a game becomes a question mark and not an error.
 */
final class Messages {

    static final byte[] PONG = "{\"type\":\"pong\"}".getBytes(StandardCharsets.UTF_8);

    /** Where a detail of an event could name a player's or a user's address, which viewers don't see. */
    private static final Set<String> ADDRESSES = Set.of("address", "ip", "remote_address", "client_address");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Messages() {}

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    static byte[] status(PlatformEvent.StatusChanged event) {
        return message("status", event.serverId(), json -> {
            json.writeStringField("status", event.status().wireName());
            json.writeObjectField("pid", event.pid());
            json.writeStringField("started_at", Times.seconds(event.startedAt()));
        });
    }

    static byte[] log(int serverId, LogLine line) {
        return message("log", serverId, json -> {
            json.writeStringField("timestamp", Times.millis(line.time()));
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

    static byte[] metrics(PlatformEvent.MetricsTaken event) {
        return message("metrics", event.serverId(), json -> {
            number(json, "cpu_percent", event.cpuPercent());
            number(json, "ram_mb", event.ramMb());
            json.writeNumberField("player_count", event.playerCount());
            json.writeStringField("timestamp", Times.millis(event.time()));
        });
    }

    static byte[] event(PlatformEvent.Audited event) {
        return message("event", event.serverId(), json -> {
            json.writeStringField("event_type", event.type());
            json.writeObjectField("detail", withoutAddresses(event.detail()));
            json.writeStringField("timestamp", Times.millis(event.time()));
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

    private static byte[] message(String type, int serverId, Body data) {
        return object(json -> {
            json.writeStringField("type", type);
            json.writeNumberField("server_id", serverId);
            json.writeObjectFieldStart("data");
            data.write(json);
            json.writeEndObject();
        });
    }

    private static byte[] object(Body fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("A message could not be written as JSON", e);
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

    /** A ban may be of an address, which then stands where else an identity does. */
    private static boolean isAddress(Object value) {
        if (!(value instanceof String text)) {
            return false;
        }
        try {
            Cidr.address(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Object withoutAddresses(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> rest = new LinkedHashMap<>();
            map.forEach((key, element) -> {
                if (!ADDRESSES.contains(String.valueOf(key)) && !isAddress(element)) {
                    rest.put(key, withoutAddresses(element));
                }
            });
            return rest;
        }
        return value instanceof List<?> list
                ? list.stream().map(Messages::withoutAddresses).toList()
                : value;
    }
}
