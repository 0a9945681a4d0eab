package io.languard.rest.io;

/** Bytes that are no JSON we can use. */
public class MalformedJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    /** A message that continues "the body …". */
    public MalformedJsonException(String message) {
        super(message);
    }
}
