package io.languard.logtail;

import java.util.List;

/**
 * Turns the lines of one file into items. May hold lines back, such as the first lines of a record of several lines; held
 * lines count as unread and are given to the next parser after a restart. Calls never overlap.
 *
 * @param <T> the host's type of items
 */
public interface LineParser<T> {

    /**
     * An item, and the number of lines it consumes. An item of no lines, such as an event that a line reports, is
     * published immediately, and only once even if the line is read again.
     */
    record Parsed<T>(T item, int lines) {

        /** Returns an item that consumes as many lines as a text has. */
        public static <T> Parsed<T> ofText(T item, String text) {
            int count = 1;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
                count++;
            }
            return new Parsed<>(item, count);
        }
    }

    /**
     * Parses lines; returns one list for each of them. If this throws, none of the lines counts as read. Lines on which it
     * fails three times in a row are stored unparsed.
     *
     * @throws UnavailableException if the parser cannot work now, which does not count as a failure
     */
    List<List<Parsed<T>>> parse(List<RawLine> lines);

    /** Returns what is still held back, since the file has been quiet for a second or has ended. */
    List<Parsed<T>> flush();

    /** Returns whether the parser can no longer be used, so that another one must start where it stopped. */
    boolean isStale();
}
