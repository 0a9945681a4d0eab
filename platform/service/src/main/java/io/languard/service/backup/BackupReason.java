package io.languard.service.backup;

import java.util.Locale;

/** Why a backup was created. */
public enum BackupReason {
    /** A user asked for it. */
    MANUAL,
    /** A schedule was due. */
    SCHEDULE,
    /** Another backup was about to be restored. */
    BEFORE_RESTORE,
    /** The server was about to be deleted. */
    BEFORE_DELETE;

    /** Returns the name used in the HTTP API and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the constant with the given wire name. */
    public static BackupReason ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
