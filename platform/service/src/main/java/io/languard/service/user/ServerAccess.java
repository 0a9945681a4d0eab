package io.languard.service.user;

import java.util.Locale;

/** Which servers a user with the role {@link Role#VIEWER} may view without further grants. */
public enum ServerAccess {
    /** Every server. */
    ALL,
    /** Only those that are granted. */
    GRANTED;

    /** Returns the name used in the HTTP API and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the constant with the given wire name. */
    public static ServerAccess ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
