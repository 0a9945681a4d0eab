package io.languard.core.log;

import io.languard.service.log.LogLine;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The log of a run that has ended, which contains the reason. Thread-safe. */
public interface EndedRunLog {

    /**
     * Stores and publishes everything that a server's ended process has written.
     *
     * @return a future that completes then; it doesn't while the adapter or the database is unavailable
     */
    CompletableFuture<Void> storeAll(int serverId);

    /** Returns the last lines of the current or latest run that have been stored, at most {@value RecentLines#MAX_LINES}. */
    List<LogLine> lastLines(int serverId);
}
