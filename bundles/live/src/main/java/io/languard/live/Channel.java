package io.languard.live;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A subscription channel. */
enum Channel {
    LOGS,
    PLAYERS,
    METRICS,
    STATUS,
    EVENTS,
    SERVERS,
    GAMES,
    JOBS;

    /** Returns the name used in messages. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the channel with exactly this name in messages; empty if there is none. */
    static Optional<Channel> ofWireName(@Nullable String name) {
        for (Channel channel : values()) {
            if (channel.wireName().equals(name)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }
}
