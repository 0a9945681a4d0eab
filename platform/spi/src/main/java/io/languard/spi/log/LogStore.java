package io.languard.spi.log;

import io.languard.service.log.LogLine;
import io.languard.service.log.LogPage;
import io.languard.service.log.LogQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Stores log lines. Same guarantees as {@link io.languard.spi.server.ServerStore}. Retains at most {@value #MAX_LINES}
 * lines per server and deletes the oldest beyond that.
 */
public interface LogStore {

    /** Maximum number of lines retained per server. */
    int MAX_LINES = 2_000_000;

    /** Returns the stored position of each of the server's sources. */
    List<LogPosition> positions(int serverId);

    /**
     * Adds lines and updates positions in one transaction, so that a crash neither loses nor duplicates lines. Does
     * nothing if the server was deleted. The lines can be queried as soon as this method returns.
     *
     * @param lines the lines, in order
     * @param positions the positions that changed
     */
    void append(int serverId, List<LogLine> lines, List<LogPosition> positions);

    /** Deletes the positions of the given sources. */
    void deletePositions(int serverId, Collection<String> sources);

    /** Returns lines, newest first. A page may be shorter than its limit if its lines are too long to fit in memory. */
    LogPage query(int serverId, LogQuery query);

    /** Deletes all lines of the server. Positions remain. */
    void clear(int serverId);

    /** Deletes lines of all servers that are older than the given time, to within an hour. */
    void purge(Instant before);
}
