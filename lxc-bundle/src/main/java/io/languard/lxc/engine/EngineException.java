package io.languard.lxc.engine;

import java.util.Objects;

/** The engine refused, failed or is unreachable; the message gives the reason for people. */
public class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int NOT_FOUND = 404;

    private final int code;

    /** Creates an exception for a failed communication with the engine. */
    public EngineException(String message) {
        this(0, message);
    }

    /**
     * Creates an exception for an error response (LXD documentation, "Error": {@code error_code}, an HTTP status code).
     */
    public EngineException(int code, String message) {
        super(message);
        this.code = code;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }

    /** Returns whether the engine reported that the resource does not exist. */
    boolean notFound() {
        return code == NOT_FOUND;
    }

    /** Returns whether the engine responded; otherwise the outcome of the request is unknown. */
    public boolean hasResponse() {
        return code != 0;
    }
}
