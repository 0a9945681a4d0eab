package io.languard.deploy;

/** Condenses errors to one line for people. */
final class ErrorMessages {

    private static final int MAX_LENGTH = 300;

    private ErrorMessages() {}

    static String firstLine(Throwable problem) {
        String message = problem.getMessage();
        return message == null || message.isBlank() ? problem.getClass().getSimpleName() : firstLine(message);
    }

    static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
    }

    /** Returns the name and message of the root cause, because the framework wraps exceptions of adapters. */
    static String rootCause(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String name = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? name : name + ": " + firstLine(cause);
    }
}
