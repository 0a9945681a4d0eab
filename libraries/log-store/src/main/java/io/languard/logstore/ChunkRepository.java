package io.languard.logstore;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The rows of one table, as one transaction sees them. A row holds the id of its log, a {@link ChunkSummary}, and two byte
 * arrays; rows are inserted and deleted, never updated. An index over log, first line and the summary lets {@link #list}
 * avoid reading the byte arrays.
 */
public interface ChunkRepository {

    /**
     * The byte arrays of a row.
     *
     * @param filter at most {@value NgramFilter#MAX_BYTES} bytes
     * @param content the packed lines
     */
    record Content(byte[] filter, byte[] content) {}

    /**
     * Prevents the log from being deleted until the transaction ends.
     *
     * @return false if the log does not exist (any more)
     */
    boolean lock(int logId);

    /** Returns the rows of a log in ascending order of their first line. */
    List<Chunk> list(int logId);

    /** Returns the row id of the log's last row in that order; 0 if it has none. */
    long newest(int logId);

    /** Returns the logs that have a row with an oldest time before this one, in epoch milliseconds. */
    List<Integer> logsOlderThan(long millis);

    /** Returns the content of those of the given rows that exist. */
    Map<Long, Content> contents(Collection<Long> rowIds);

    /** Inserts a row and returns its id, which must not be 0. */
    long insert(int logId, ChunkSummary summary, Content content);

    /** Deletes rows. */
    void delete(Collection<Long> rowIds);
}
