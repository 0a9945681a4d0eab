package io.languard.spi.log;

import io.languard.service.log.LogLine;
import io.languard.service.log.LogPage;
import io.languard.service.log.LogQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Keeps log lines. Same promises as {@link io.languard.spi.server.ServerStore}. Keeps at most
 * {@value #MAX_LINES} lines of a server; beyond that the oldest go.
 */
public interface LogStore {

    /** Lines that are kept of one server. */
    int MAX_LINES = 2_000_000;

    /** How far each source of the server has been stored. */
    List<LogPosition> positions(int serverId);

    /**
     * Adds lines and moves positions, both or nothing, so that no line is lost or doubled over a crash. Does nothing if the
     * server is gone. Lines can be queried as soon as this returns.
     *
     * @param lines in order
     * @param positions those that have moved; the others stay
     */
    void append(int serverId, List<LogLine> lines, List<LogPosition> positions);

    /** Forgets the positions of these sources. */
    void deletePositions(int serverId, Collection<String> sources);

    /** Lines, newest first. A page is shorter than its limit where its lines are so long that it would not fit the memory. */
    LogPage query(int serverId, LogQuery query);

    /** Removes every line of the server; positions stay. */
    void clear(int serverId);

    /** Removes lines of every server that are older than this moment, give or take an hour. */
    void purge(Instant before);
}
