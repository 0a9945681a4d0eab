package io.languard.launcher;

import java.util.regex.Pattern;

/** Turns what went wrong into one line for people. */
final class StartFailureFormatter {

    private static final Pattern CLASS_NAME =
            Pattern.compile("^(?:Caused by: )?(?:[a-z][\\w$]*\\.)+[A-Z][\\w$.]*(?:: )?");

    private StartFailureFormatter() {}

    /** The first message on the way down to the cause that says something. */
    static String oneLine(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null
                    && (cause.getCause() == null
                            || !message.contains(cause.getCause().toString()))
                    && !message.startsWith("Activator start error")) {
                return oneLine(message);
            }
        }
        return failure.toString();
    }

    /** The first message and the last, where the one does not say why and the other not what. */
    static String withRootCause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String first = oneLine(failure);
        String last = root.getMessage();
        return last == null || first.contains(last) ? first : first + ": " + last;
    }

    /** The same of a printed stack trace. */
    static String oneLine(String trace) {
        String first = trace.lines().findFirst().orElse("").strip();
        return trace.lines()
                .filter(line -> line.strip().equals(first) || line.startsWith("Caused by: "))
                .map(line -> CLASS_NAME.matcher(line.strip()).replaceFirst(""))
                .filter(message -> !message.isEmpty() && !message.equals("null"))
                .findFirst()
                .orElse(first);
    }
}
