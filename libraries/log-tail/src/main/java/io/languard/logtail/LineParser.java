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
     * What a line, or a flush, resulted in.
     *
     * @param records the items of lines that the parser no longer holds
     * @param events items that lines report before they are released; published immediately, and only once even if the
     *     lines are read again
     * @param heldLines how many of the last lines the parser now holds
     */
    record Parsed<T>(List<T> records, List<T> events, int heldLines) {

        /** Returns the result of a line that is a record of its own. */
        public static <T> Parsed<T> ofRecord(T item) {
            return new Parsed<>(List.of(item), List.of(), 0);
        }
    }

    /**
     * Parses lines; returns one result for each of them. If this throws, none of the lines counts as read. Lines on which it
     * fails three times in a row are stored unparsed.
     *
     * @throws UnavailableException if the parser cannot work now, which does not count as a failure
     */
    List<Parsed<T>> parse(List<RawLine> lines);

    /**
     * Returns what is still held back, since the file has been quiet for a second or has ended. Nothing is held
     * afterwards.
     */
    Parsed<T> flush();

    /** Returns whether the parser can no longer be used, so that another one must start where it stopped. */
    boolean isStale();
}
