package io.languard.luanti.log;

import java.nio.charset.StandardCharsets;

/**
 * Recognizes lines that may be part of a text that an earlier line began, even if they look like records: lines after
 * an unpaired quotation mark in what a mod may have logged, lines that are older than those before, and the rest of a
 * text that the engine has split.
 */
final class OpenText {

    /** Bounds the effect of a quotation mark that nothing closes. */
    private static final int MAX_LINES = 32;

    /** Threads of the engine may log in another order than that of their timestamps. */
    private static final int TOLERATED_SECONDS = 2;

    /** The engine up to version 5.6 splits what it logs itself after this number of bytes. */
    static final int ENGINE_BUFFER = 256;

    private static final long NONE = Long.MIN_VALUE;
    private static final char REPLACED = '\uFFFD';

    private int openLines;
    private int olderLines;
    private boolean split;
    private long newestSecond = NONE;

    /** Reads a line without a timestamp. */
    void onPlainLine(String line) {
        split = false;
        if (openLines > 0) {
            next(line);
        } else if (hasUnpairedQuote(line)) {
            openLines = MAX_LINES;
        }
    }

    /**
     * Reads a line with a timestamp.
     *
     * @param second the time in seconds; comparable only
     * @param quoting whether mods can log the line, so that it may contain the first line of a player's text
     * @return whether the line may be part of an earlier text
     */
    boolean onRecord(long second, String text, boolean quoting) {
        boolean continued = split || openLines > 0 || isOlder(second);
        split = isFull(text);
        if (openLines > 0) {
            next(text);
        } else if (!continued && quoting && hasUnpairedQuote(text)) {
            openLines = MAX_LINES;
        }
        return continued;
    }

    /** Starts again at a time, since no text of an earlier run continues. */
    void reset(long second) {
        openLines = 0;
        olderLines = 0;
        split = false;
        newestSecond = second;
    }

    private void next(String text) {
        openLines = hasUnpairedQuote(text) ? 0 : openLines - 1;
    }

    /** Returns whether a line is older than the ones before, unless there are so many that the clock was set back. */
    private boolean isOlder(long second) {
        if (newestSecond != NONE && second < newestSecond - TOLERATED_SECONDS && olderLines < MAX_LINES) {
            olderLines++;
            return true;
        }
        newestSecond = olderLines == MAX_LINES ? second : Math.max(newestSecond, second);
        olderLines = 0;
        return false;
    }

    /** Returns whether a text may fill the buffer of the engine. A replaced character was one to three bytes. */
    static boolean isFull(String text) {
        int longest = text.getBytes(StandardCharsets.UTF_8).length;
        long replaced = text.chars().filter(c -> c == REPLACED).count();
        return longest - 2 * replaced <= ENGINE_BUFFER && ENGINE_BUFFER <= longest;
    }

    private static boolean hasUnpairedQuote(String text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 1;
    }
}
