package io.languard.arma3.config;

import io.languard.arma3.config.LenientParse.SkippedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where to continue after a statement that is not valid, and collects the lines that are skipped. */
final class ConfigRecovery {

    /** A line that looks like the beginning of a statement. */
    private static final Pattern STATEMENT =
            Pattern.compile("(?m)^[ \\t]*(?:class[ \\t]+\\w+|\\w+[ \\t]*(?:\\[[ \\t]*])?[ \\t]*\\+?=)");

    private static final int MAX_LINE = 300;

    private final String text;
    private final LineNumbers lines;
    private final List<SkippedLine> skipped = new ArrayList<>();
    private final Matcher statements;

    /** The end of the line of the last search. */
    private int lineEnd = -1;

    /** The first line that looks like a statement after the position of the last search. */
    private int nextStatement;

    ConfigRecovery(String text) {
        this.text = text;
        this.lines = new LineNumbers(text);
        this.statements = STATEMENT.matcher(text);
    }

    List<SkippedLine> skipped() {
        return skipped;
    }

    /**
     * Skips a statement.
     *
     * @param start where it begins
     * @param error where it turned out not to be valid
     * @param inClass whether a closing brace ends the class around it
     * @param message the message of the error, which names its line
     * @return the position at which parsing continues
     */
    int skip(int start, int error, boolean inClass, String message) {
        int end = Math.max(end(start, Math.max(start, error), inClass), start + 1);
        String reason = "is not valid: " + message;
        int line = lines.lineOf(start);
        for (String skippedLine :
                text.substring(start, Math.min(end, text.length())).split("\n", -1)) {
            String stripped = skippedLine.strip();
            if (skipped.size() >= ConfigParser.MAX_VALUES) {
                throw new ConfigSyntaxException("more than " + ConfigParser.MAX_VALUES + " lines that are not valid");
            }
            if (!stripped.isEmpty()) {
                skipped.add(new SkippedLine(
                        line,
                        stripped.length() <= MAX_LINE ? stripped : stripped.substring(0, MAX_LINE) + "\u2026",
                        reason));
            }
            line++;
        }
        return end;
    }

    private int end(int start, int error, boolean inClass) {
        int end = nextStatement(lineEnd(start) + 1);
        for (int at = error; at < end; at++) {
            char c = text.charAt(at);
            if (c == ';') {
                return at + 1;
            }
            if (c == '}') {
                return inClass ? at : at + 1;
            }
        }
        return end;
    }

    /** Returns the end of a line; positions only increase, so the text is searched once. */
    private int lineEnd(int start) {
        if (lineEnd < start) {
            int found = text.indexOf('\n', start);
            lineEnd = found < 0 ? text.length() : found;
        }
        return lineEnd;
    }

    /** Returns the beginning of the next line that looks like a statement; like {@link #lineEnd}, searches once. */
    private int nextStatement(int from) {
        if (nextStatement < from) {
            nextStatement = from <= text.length() && statements.find(from) ? statements.start() : text.length();
        }
        return Math.min(nextStatement, text.length());
    }
}
