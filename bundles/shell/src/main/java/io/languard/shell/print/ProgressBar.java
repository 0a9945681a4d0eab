package io.languard.shell.print;

import org.jspecify.annotations.Nullable;

/** Formats progress as one line for a terminal. */
public final class ProgressBar {

    private static final int CELLS = 30;

    private ProgressBar() {}

    /**
     * Returns a bar with the percentage and a message, without a line end and no wider than a terminal.
     *
     * @param progress from 0 to 1; {@code null} if it is unknown
     * @param columns the width of the terminal; 0 if it is unknown
     */
    public static String format(@Nullable Double progress, @Nullable String message, int columns) {
        int filled = progress == null ? 0 : (int) Math.floor(progress * CELLS);
        String percent = progress == null ? "   ?" : "%3d%%".formatted((int) Math.floor(progress * 100));
        String line = "[" + "#".repeat(filled) + " ".repeat(CELLS - filled) + "] " + percent
                + (message == null ? "" : "  " + TerminalSanitizer.sanitizeLine(message));
        return columns > 1 && line.length() >= columns ? line.substring(0, columns - 1) : line;
    }
}
