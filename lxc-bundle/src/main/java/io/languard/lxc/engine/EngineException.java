package io.languard.lxc.engine;

/** The engine refused, failed or is out of reach; the message says why, for people. */
public class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int NOT_FOUND = 404;

    private final int code;

    /** Trouble on the way to the engine. */
    public EngineException(String message) {
        this(0, message);
    }

    /** A refusal by the engine with its code (LXD documentation, "Error": {@code error_code}, as HTTP's). */
    public EngineException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** Whether the engine said that there is no such thing. */
    boolean notFound() {
        return code == NOT_FOUND;
    }

    /** Whether the engine itself answered; else nobody knows what became of the request. */
    public boolean answered() {
        return code != 0;
    }
}
