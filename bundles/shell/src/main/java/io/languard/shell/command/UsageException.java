package io.languard.shell.command;

/** Thrown if a command line is invalid. The message states what is expected. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
