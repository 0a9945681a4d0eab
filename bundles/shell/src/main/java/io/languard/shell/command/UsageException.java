package io.languard.shell.command;

/** The line was not understood. The message says what is expected. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
