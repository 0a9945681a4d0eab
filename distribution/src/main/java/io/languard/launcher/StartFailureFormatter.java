package io.languard.launcher;

import java.util.regex.Pattern;

/** Formats failures as a single line for people. */
final class StartFailureFormatter {

    private static final Pattern CLASS_NAME =
            Pattern.compile("^(?:Caused by: )?(?:[a-z][\\w$]*\\.)+[A-Z][\\w$.]*(?:: )?");

    private StartFailureFormatter() {}

    /** Returns the first message in the chain of causes that is not merely the text of its cause. */
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

    /** Returns the first message and, unless contained in it, that of the root cause. */
    static String withRootCause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String first = oneLine(failure);
        String last = root.getMessage();
        return last == null || first.contains(last) ? first : first + ": " + last;
    }

    /** Returns the same from a printed stack trace. */
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
