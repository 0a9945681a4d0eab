package io.languard.persistence.log;

import io.languard.persistence.jpa.TransactionRunner;
import io.languard.service.log.LogLine;
import io.languard.service.log.LogPage;
import io.languard.service.log.LogQuery;
import io.languard.spi.log.LogPosition;
import io.languard.spi.log.LogStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Log lines in the database, many to a row ({@link ChunkEntity}). Which rows there are is also known in memory ({@link
 * ChunkIndex}); that is safe since one database has one Languard. Who changes the rows of a server holds its lock; who reads
 * needs none, and starts again if a row has been replaced meanwhile.
 */
@Component
public final class JpaLogStore implements LogStore {

    private static final int TRIES = 20;

    /** Chunks that are removed in one transaction. */
    private static final int SLICE = 100;

    private static final long PURGE_TOLERANCE = Duration.ofHours(1).toMillis();

    private final TransactionRunner transactionRunner;
    private final ServerLogCache logs;
    private final MatchCountCache matchCountCache = new MatchCountCache();
    private final ChunkCache chunkCache = new ChunkCache();
    private final int mostLines;

    /** In this database. */
    @Activate
    public JpaLogStore(@Reference TransactionRunner transactionRunner) {
        this(transactionRunner, MAX_LINES);
    }

    JpaLogStore(TransactionRunner transactionRunner, int mostLines) {
        this.transactionRunner = transactionRunner;
        this.mostLines = mostLines;
        logs = new ServerLogCache(transactionRunner);
    }

    @Override
    public List<LogPosition> positions(int serverId) {
        return transactionRunner.read(entities -> new PositionRepository(entities, serverId).list());
    }

    @Override
    public void append(int serverId, List<LogLine> lines, List<LogPosition> positions) {
        chunkCache.expire();
        logs.get(serverId).withLock(() -> {
            try {
                append(serverId, logs.reload(serverId, false), lines, positions);
            } catch (StaleIndexException e) {
                append(serverId, logs.reload(serverId, true), lines, positions);
            }
            return null;
        });
    }

    private void append(int serverId, ChunkIndex index, List<LogLine> lines, List<LogPosition> positions) {
        LineColumns added = new LineColumns(lines.size(), lines.size() * 128);
        for (LogLine line : lines) {
            added.add(index.nextId() + added.size(), line);
        }
        logs.get(serverId).replaceIndex(transactionRunner.write(entities -> new LogWriter(entities, serverId, index)
                .append(added, positions, mostLines)));
    }

    @Override
    public void deletePositions(int serverId, Collection<String> sources) {
        transactionRunner.write(entities -> {
            new PositionRepository(entities, serverId).delete(sources);
            return null;
        });
    }

    @Override
    public LogPage query(int serverId, LogQuery query) {
        for (int i = 0; i < TRIES; i++) {
            ChunkIndex index = logs.index(serverId);
            try {
                return read(serverId, index, query);
            } catch (StaleIndexException e) {
                logs.refresh(serverId, index);
            }
        }
        // Too much is going on.
        return logs.get(serverId).withLock(() -> read(serverId, logs.reload(serverId, true), query));
    }

    private LogPage read(int serverId, ChunkIndex index, LogQuery query) {
        return transactionRunner.read(entities -> {
            ChunkRepository rows = new ChunkRepository(entities, serverId);
            LogPage page =
                    new LogPageReader(rows, query, matchCountCache.forQuery(serverId, query), chunkCache).read(index);
            // Even if all was in memory the database is asked whether the server is still there.
            if (rows.newest() != index.newest() && logs.get(serverId).index() == index) {
                throw new StaleIndexException();
            }
            return page;
        });
    }

    @Override
    public void clear(int serverId) {
        CachedServerLog log = logs.get(serverId);
        log.withLock(() -> {
            remove(serverId, log, logs.reload(serverId, true).chunks());
            return null;
        });
    }

    @Override
    public void purge(Instant before) {
        long limit = before.toEpochMilli();
        List<Integer> servers = transactionRunner.read(entities -> entities.createQuery(
                        "SELECT DISTINCT c.serverId FROM ChunkEntity c WHERE c.oldestTime < :limit", Integer.class)
                .setParameter("limit", limit)
                .getResultList());
        for (int serverId : servers) {
            CachedServerLog log = logs.get(serverId);
            log.withLock(() -> {
                purge(serverId, log, limit);
                return null;
            });
        }
    }

    private void purge(int serverId, CachedServerLog log, long limit) {
        List<LogChunk> old = logs.reload(serverId, false).chunks().stream()
                .filter(logChunk -> logChunk.lines() > 0 && logChunk.summary().newest() < limit)
                .toList();
        remove(serverId, log, old);
        for (LogChunk logChunk : log.index().chunks()) {
            if (logChunk.lines() > 0 && logChunk.summary().oldest() < limit - PURGE_TOLERANCE) {
                log.replaceIndex(transactionRunner.write(
                        entities -> new LogWriter(entities, serverId, log.index()).trimBefore(logChunk, limit)));
            }
        }
    }

    /** In steps, each of which leaves a log that is whole. If nothing is left, an empty chunk keeps the ids going. */
    private void remove(int serverId, CachedServerLog log, List<LogChunk> logChunks) {
        for (int i = 0; i < logChunks.size(); i += SLICE) {
            List<LogChunk> slice = logChunks.subList(i, Math.min(logChunks.size(), i + SLICE));
            log.replaceIndex(
                    transactionRunner.write(entities -> new LogWriter(entities, serverId, log.index()).remove(slice)));
        }
    }
}
