package io.languard.spi.log;

import io.languard.service.log.LogLine;
import io.languard.service.log.LogPage;
import io.languard.service.log.LogQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
     * @return the lines with their ids
     */
    List<LogLine> append(int serverId, List<LogLine> lines, List<LogPosition> positions);

    /** Deletes the positions of the given sources. */
    void deletePositions(int serverId, Collection<String> sources);

    /** Returns lines, newest first. A page may be shorter than its limit if its lines are too long to fit in memory. */
    default LogPage query(int serverId, LogQuery query) {
        return query(serverId, query, null);
    }

    /**
     * Returns lines, newest first, for a reader who may not see all of their messages.
     *
     * @param view maps a message to the part that the reader may see; used by both the search and the result; a
     *     constant, since results are cached by it. {@code null} if the reader may see everything
     */
    LogPage query(int serverId, LogQuery query, @Nullable UnaryOperator<String> view);

    /** Deletes all lines of the server. Positions remain. */
    void clear(int serverId);

    /** Deletes lines of all servers that are older than the given time, to within an hour. */
    void purge(Instant before);
}
