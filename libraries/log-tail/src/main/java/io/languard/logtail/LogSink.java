package io.languard.logtail;

import java.util.List;

/**
 * Stores what has been read from the logs of one program.
 *
 * @param <T> the host's type of items
 */
public interface LogSink<T> {

    /** Returns the stored position of each source. */
    List<FilePosition> positions();

    /**
     * Stores items and positions, both or neither. If this throws, it is called with the same list again a second
     * later, and nothing more is read in the meantime; this bounds memory.
     *
     * @throws UnavailableException if nothing can be stored now
     */
    void store(List<T> items, List<FilePosition> positions);

    /** Publishes items; called once after they have been stored. */
    void stored(List<T> items);

    /** Returns the item for a line that could not be parsed. */
    T unparsed(RawLine line);

    /** Returns the item that stands for lines that were skipped because the backlog was too large. */
    T skipped(String source, long lines);
}
