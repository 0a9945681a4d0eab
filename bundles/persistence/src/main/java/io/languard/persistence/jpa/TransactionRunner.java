package io.languard.persistence.jpa;

import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs the stores' work in the database. Thread-safe.
 *
 * <p>Every method throws {@code DATABASE_UNAVAILABLE} if the database is unavailable: immediately if the outage is
 * already known, else within 5 seconds. A unique key violation is thrown as {@link DuplicateException}; any other SQL
 * error becomes {@code INTERNAL_ERROR} with the database's exception as its cause.
 *
 * <p>Work that fails because of a lock is retried for up to 1.5 seconds, so it must have no side effects outside the
 * database.
 */
public interface TransactionRunner {

    /** Runs read-only work without a transaction; each query sees the data committed when it runs. */
    <T extends @Nullable Object> T read(Function<EntityManager, T> work);

    /** Runs work in one transaction. */
    <T extends @Nullable Object> T write(Function<EntityManager, T> work);

    /** Thrown if a row with this key already exists. Stores translate it; it never leaves the bundle. */
    final class DuplicateException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** Wraps the database's exception, for the log. */
        public DuplicateException(Throwable cause) {
            super(cause);
        }
    }

    /**
     * Thrown if a text contains a character that the column's character set cannot represent. It never leaves the
     * bundle.
     */
    final class UnsupportedTextException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** Wraps the database's exception, for the log. */
        public UnsupportedTextException(Throwable cause) {
            super(cause);
        }
    }
}
