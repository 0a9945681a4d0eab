package io.languard.webhooks.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.languard.service.event.EventMessage;
import io.languard.service.event.PlatformEvent;
import io.languard.service.json.RecordModule;
import io.languard.service.json.TimestampCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Writes events as the WebSocket sends them to clients that may not see network addresses, and reads them again. */
public final class MessageCodec {

    /** The type of the event that a test sends. */
    public static final String TEST = "webhook_test";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new RecordModule())
            .build();

    private MessageCodec() {}

    /** Returns the message about an event as JSON. An unpaired surrogate from a game becomes a question mark. */
    public static String write(PlatformEvent.Audited event) {
        return write(EventMessage.of(event, false));
    }

    /** Returns the message that a test sends. */
    public static String test(String webhook, Instant time) {
        return write(new EventMessage(
                "event", null, new EventMessage.Data(TEST, Map.of("webhook", webhook), TimestampCodec.millis(time))));
    }

    static String write(Object message) {
        try {
            String json = MAPPER.writeValueAsString(message);
            return new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Could not write a message as JSON", e);
        }
    }

    static JsonNode read(String message) {
        try {
            return MAPPER.readTree(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Could not read a message", e);
        }
    }
}
