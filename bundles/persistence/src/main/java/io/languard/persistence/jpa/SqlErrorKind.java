package io.languard.persistence.jpa;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** What is behind a failure, in the terms of both databases. */
enum SqlErrorKind {
    /** Nothing of the database's. */
    NONE,
    /** The database is out of reach. */
    CONNECTION_LOST,
    /** No connection was free in time. */
    BUSY,
    /** A row with this key is there already. */
    DUPLICATE,
    /** Somebody else's lock was in the way; another try may succeed. */
    LOCKED,
    /** Asked for a text that the column's character set can't hold, in a table that somebody else made. */
    UNSUPPORTED_TEXT,
    OTHER;

    // Vendor codes: MySQL and MariaDB have four digits, H2 five.
    private static final Set<Integer> DUPLICATES = Set.of(1062, 1586, 23505);

    /** Lock wait timeout, deadlock, row changed since the snapshot; and H2's of these. */
    private static final Set<Integer> LOCKS = Set.of(1205, 1213, 1020, 50200, 40001, 90131);

    /** Illegal mix of collations, impossible conversion. */
    private static final Set<Integer> STRANGE_TEXTS = Set.of(1267, 3854, 3988);

    /**
     * Shutdown, killed, denied, host blocked, read-only after a failover, unknown database; and for H2 the ways in
     * which a database file closes.
     */
    private static final Set<Integer> LOSSES = Set.of(
            1040, 1044, 1045, 1049, 1053, 1129, 1130, 1203, 1226, 1290, 1317, 1836, 1927, 3168, 4031, 90007, 90020,
            90028, 90031, 90067, 90098, 90108, 90121);

    /** H2's general error; it tells that a write failed, as on a full disk, by nothing but the cause. */
    private static final int GENERAL = 50000;

    static SqlErrorKind of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return of(sql);
            }
        }
        return NONE;
    }

    private static SqlErrorKind of(SQLException e) {
        int code = e.getErrorCode();
        if (DUPLICATES.contains(code)) {
            return DUPLICATE;
        } else if (LOCKS.contains(code)) {
            return LOCKED;
        } else if (STRANGE_TEXTS.contains(code)) {
            return UNSUPPORTED_TEXT;
        } else if (isPoolTimeout(e)) {
            return BUSY;
        } else if (LOSSES.contains(code) || isConnection(e) || code == GENERAL && isFiles(e)) {
            return CONNECTION_LOST;
        }
        return OTHER;
    }

    /** The pool's own exception: if the database was why, the cause says so. */
    private static boolean isPoolTimeout(SQLException e) {
        return e.getClass() == SQLTransientConnectionException.class && e.getCause() == null;
    }

    private static boolean isFiles(SQLException e) {
        Throwable cause = e;
        while (cause != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static boolean isConnection(SQLException e) {
        return e instanceof SQLNonTransientConnectionException
                || e instanceof SQLTransientConnectionException
                || e instanceof SQLRecoverableException
                || e.getSQLState() != null && e.getSQLState().startsWith("08");
    }
}
