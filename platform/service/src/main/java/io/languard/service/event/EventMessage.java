package io.languard.service.event;

import io.languard.service.json.TimestampCodec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The message that tells a client of an event. Names and order of the components are part of the API.
 *
 * @param type always {@code event}
 * @param serverId {@code null} for an event of the platform
 */
public record EventMessage(String type, @Nullable Integer serverId, Data data) {

    /** The event itself. */
    public record Data(String eventType, Map<String, Object> detail, String timestamp) {}

    /**
     * Returns the message about an event. Values that are network addresses are removed for all clients.
     *
     * @param addresses whether the client may see addresses inside other texts
     */
    public static EventMessage of(PlatformEvent.Audited event, boolean addresses) {
        Map<String, Object> detail = event.event().detail();
        return new EventMessage(
                "event",
                event.serverId(),
                new Data(
                        event.event().type(),
                        addresses ? AddressRedactor.redact(detail) : AddressRedactor.redactAndMask(detail),
                        TimestampCodec.millis(event.time())));
    }
}
