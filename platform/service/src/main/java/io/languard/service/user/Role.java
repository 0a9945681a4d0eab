package io.languard.service.user;

import java.util.Locale;

/** What a user may do: a viewer reads, an admin does everything. */
public enum Role {
    ADMIN,
    VIEWER;

    /** The name in the HTTP API, in tokens and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with this wire name. */
    public static Role ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
