package io.languard.rest.io;

import static java.util.Objects.requireNonNull;

import java.io.IOException;

/** Indicates bytes that are not acceptable JSON. */
public class MalformedJsonException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with a message that continues "the body …". */
    public MalformedJsonException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }
}
