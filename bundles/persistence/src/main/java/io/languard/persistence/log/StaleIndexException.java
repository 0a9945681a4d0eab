package io.languard.persistence.log;

/** The chunks that were known are no longer those that are stored. Never leaves the package. */
final class StaleIndexException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleIndexException() {
        super("Chunks have changed", null, false, false);
    }
}
