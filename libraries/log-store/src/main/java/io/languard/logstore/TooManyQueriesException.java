package io.languard.logstore;

/** Thrown when a query can't begin in time because too many others are in progress. A later attempt may succeed. */
public final class TooManyQueriesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyQueriesException() {
        super("Too many queries are in progress");
    }
}
