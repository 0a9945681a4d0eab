package io.languard.api.log;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A stateful parser that converts the lines of one file to items. Called on platform threads; calls to one reader never
 * overlap.
 *
 * <p>Lines that a reader buffers count as unread: after a restart of the platform, or when the adapter is replaced, the
 * next reader receives them again. {@link #pendingLines} reports them. After 4096 buffered lines, the platform calls
 * {@link #flush}.
 *
 * <p>If a reader throws an exception, the platform calls {@link #flush} and stores the line unchanged.
 *
 * <p>Readers must be fast: a busy server writes tens of thousands of lines per second.
 */
@ConsumerType
public interface LineReader {

    /**
     * Reads the next line.
     *
     * @param line the line without its line terminator; lines longer than 64 KiB are truncated and marked as such
     * @return the items that are now complete; empty if the line is part of an incomplete record of several lines. Events
     *     and players may be returned before the record of their line is; they are published only once even if the line
     *     is read again
     */
    List<LogItem> onLine(String line);

    /**
     * Returns how many of the last lines are buffered, that is, belong to a record that has not been returned yet. Called
     * after each line; 0 for a reader that makes a record of each line, and after {@link #flush}.
     */
    int pendingLines();

    /**
     * Returns the items for all buffered lines. Called when nothing has been written to the file for a second, or when
     * the file has ended.
     */
    List<LogItem> flush();
}
