package io.languard.live;

import java.util.Locale;
import java.util.Optional;

/** What a client can subscribe to. */
enum Channel {
    LOGS,
    PLAYERS,
    METRICS,
    STATUS,
    EVENTS;

    /** The name in messages. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The channel with exactly this name in messages. */
    static Optional<Channel> ofWireName(String name) {
        for (Channel channel : values()) {
            if (channel.wireName().equals(name)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }
}
