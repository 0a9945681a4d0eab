package io.languard.persistence.jpa;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** The kinds of database errors, derived from vendor codes of MySQL, MariaDB and H2. */
enum SqlErrorKind {
    /** Not a database error. */
    NONE,
    /** The database is unavailable. */
    CONNECTION_LOST,
    /** No connection became free in time. */
    BUSY,
    /** A row with this key already exists. */
    DUPLICATE,
    /** A lock of another transaction was in the way; a retry may succeed. */
    LOCKED,
    /** The column's character set cannot represent the text; possible in a table created by another program. */
    UNSUPPORTED_TEXT,
    OTHER;

    // Codes of MySQL and MariaDB have four digits, those of H2 five.
    private static final Set<Integer> DUPLICATES = Set.of(1062, 1586, 23505);

    /** Lock wait timeout, deadlock, row changed since the snapshot; and the equivalents of H2. */
    private static final Set<Integer> LOCKS = Set.of(1205, 1213, 1020, 50200, 40001, 90131);

    /** Illegal mix of collations, impossible conversion. */
    private static final Set<Integer> UNSUPPORTED_TEXTS = Set.of(1267, 3854, 3988);

    /**
     * Shutdown, killed, access denied, host blocked, read-only after a failover, unknown database; for H2, the ways
     * in which a database file is closed.
     */
    private static final Set<Integer> CONNECTION_LOSSES = Set.of(
            1040, 1044, 1045, 1049, 1053, 1129, 1130, 1203, 1226, 1290, 1317, 1836, 1927, 3168, 4031, 90007, 90020,
            90028, 90031, 90067, 90098, 90108, 90121);

    /** H2's general error. A failed write, for example on a full disk, can only be recognized by its cause. */
    private static final int H2_GENERAL_ERROR = 50000;

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
        } else if (UNSUPPORTED_TEXTS.contains(code)) {
            return UNSUPPORTED_TEXT;
        } else if (isPoolTimeout(e)) {
            return BUSY;
        } else if (CONNECTION_LOSSES.contains(code)
                || isConnectionError(e)
                || code == H2_GENERAL_ERROR && isFileError(e)) {
            return CONNECTION_LOST;
        }
        return OTHER;
    }

    /** Returns whether the pool itself timed out; if the database was the reason, the exception has a cause. */
    private static boolean isPoolTimeout(SQLException e) {
        return e.getClass() == SQLTransientConnectionException.class && e.getCause() == null;
    }

    private static boolean isFileError(SQLException e) {
        Throwable cause = e;
        while (cause != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static boolean isConnectionError(SQLException e) {
        return e instanceof SQLNonTransientConnectionException
                || e instanceof SQLTransientConnectionException
                || e instanceof SQLRecoverableException
                || e.getSQLState() != null && e.getSQLState().startsWith("08");
    }
}
