package io.languard.service.webhook;

import java.util.Locale;

/** What has become of a delivery. */
public enum DeliveryState {
    /** It waits for its turn or its next attempt. */
    PENDING,
    /** The receiver has accepted it. */
    DELIVERED,
    /** It failed for a day. */
    GIVEN_UP,
    /** It was removed from the queue because too many newer ones were waiting. */
    DROPPED;

    /** Returns the name used in the HTTP API and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the state with the given wire name. */
    public static DeliveryState ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
