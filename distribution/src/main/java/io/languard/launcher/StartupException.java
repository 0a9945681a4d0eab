package io.languard.launcher;

/** Languard cannot start; the message is one line for the person who started it. */
final class StartupException extends Exception {

    private static final long serialVersionUID = 1L;

    StartupException(String line) {
        super(line);
    }

    StartupException(String line, Throwable cause) {
        super(line, cause);
    }
}
