package io.languard.deploy;

/** Says in one line for people what went wrong. */
final class ErrorMessages {

    private static final int LONGEST = 300;

    private ErrorMessages() {}

    static String firstLine(Throwable problem) {
        String message = problem.getMessage();
        return message == null || message.isBlank() ? problem.getClass().getSimpleName() : firstLine(message);
    }

    static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** What it was in the end: the framework wraps what an adapter threw. */
    static String rootCause(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String name = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? name : name + ": " + firstLine(cause);
    }
}
