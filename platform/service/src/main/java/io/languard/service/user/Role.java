package io.languard.service.user;

import java.util.Locale;

/** A user's role: a viewer reads, an admin may do everything. */
public enum Role {
    ADMIN,
    VIEWER;

    /** Returns the name used in the HTTP API, in tokens and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the role with the given wire name. */
    public static Role ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
