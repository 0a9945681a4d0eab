package io.languard.logstore;

/** Thrown if the chunks in memory are no longer those in the database. Never leaves the package. */
final class StaleIndexException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleIndexException() {
        super("Chunks have changed", null, false, false);
    }
}
