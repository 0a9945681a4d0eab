package io.languard.persistence.jpa;

import jakarta.persistence.EntityManager;
import java.util.function.Function;

/**
 * Runs the stores' work in the database. Safe for use from many threads.
 *
 * <p>Every method throws {@code DATABASE_UNAVAILABLE} if the database is out of reach: at once where that is known
 * already, else within 5 seconds. A value that is taken already shows as {@link DuplicateException}; what the
 * database refuses for another reason is {@code INTERNAL_ERROR}, with its words as the cause.
 *
 * <p>Work that met a lock of somebody else is run once more, so it must change nothing but the database.
 */
public interface TransactionRunner {

    /** Runs work that only reads; each of its queries sees what is committed when it is made. */
    <T> T read(Function<EntityManager, T> work);

    /** Runs work in one transaction: all of it or nothing. */
    <T> T write(Function<EntityManager, T> work);

    /** A row with this key is there already. Never leaves the bundle: stores say what is taken. */
    final class DuplicateException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** With the database's own words, for the log. */
        public DuplicateException(Throwable cause) {
            super(cause);
        }
    }

    /** No row can hold such a text: its column's character set lacks a letter of it. Never leaves the bundle either. */
    final class UnsupportedTextException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** With the database's own words, for the log. */
        public UnsupportedTextException(Throwable cause) {
            super(cause);
        }
    }
}
