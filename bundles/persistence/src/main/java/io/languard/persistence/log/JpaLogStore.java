package io.languard.persistence.log;

import io.languard.persistence.Transactions;
import io.languard.ports.log.LogLine;
import io.languard.ports.log.LogPage;
import io.languard.ports.log.LogPosition;
import io.languard.ports.log.LogQuery;
import io.languard.ports.log.LogStore;
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

    private final Transactions transactions;
    private final ServerLogs logs;
    private final Counts counts = new Counts();
    private final Contents contents = new Contents();
    private final int mostLines;

    /** In this database. */
    @Activate
    public JpaLogStore(@Reference Transactions transactions) {
        this(transactions, MOST_LINES);
    }

    JpaLogStore(Transactions transactions, int mostLines) {
        this.transactions = transactions;
        this.mostLines = mostLines;
        logs = new ServerLogs(transactions);
    }

    @Override
    public List<LogPosition> positions(int serverId) {
        return transactions.read(entities -> new PositionRows(entities, serverId).list());
    }

    @Override
    public void append(int serverId, List<LogLine> lines, List<LogPosition> positions) {
        contents.expire();
        logs.of(serverId).locked(() -> {
            try {
                append(serverId, logs.reload(serverId, false), lines, positions);
            } catch (StaleException e) {
                append(serverId, logs.reload(serverId, true), lines, positions);
            }
            return null;
        });
    }

    private void append(int serverId, ChunkIndex index, List<LogLine> lines, List<LogPosition> positions) {
        Lines added = new Lines(lines.size(), lines.size() * 128);
        for (LogLine line : lines) {
            added.add(index.nextId() + added.size(), line);
        }
        logs.of(serverId).publish(transactions.write(entities -> new LogWriter(entities, serverId, index)
                .append(added, positions, mostLines)));
    }

    @Override
    public void forget(int serverId, Collection<String> sources) {
        transactions.write(entities -> {
            new PositionRows(entities, serverId).delete(sources);
            return null;
        });
    }

    @Override
    public LogPage query(int serverId, LogQuery query) {
        for (int i = 0; i < TRIES; i++) {
            ChunkIndex index = logs.index(serverId);
            try {
                return read(serverId, index, query);
            } catch (StaleException e) {
                logs.refresh(serverId, index);
            }
        }
        // Too much is going on.
        return logs.of(serverId).locked(() -> read(serverId, logs.reload(serverId, true), query));
    }

    private LogPage read(int serverId, ChunkIndex index, LogQuery query) {
        return transactions.read(entities -> {
            ChunkRows rows = new ChunkRows(entities, serverId);
            LogPage page = new PageReader(rows, query, counts.of(serverId, query), contents).read(index);
            // Even if all was in memory the database is asked whether the server is still there.
            if (rows.newest() != index.newest() && logs.of(serverId).index() == index) {
                throw new StaleException();
            }
            return page;
        });
    }

    @Override
    public void clear(int serverId) {
        ServerLog log = logs.of(serverId);
        log.locked(() -> {
            remove(serverId, log, logs.reload(serverId, true).chunks());
            return null;
        });
    }

    @Override
    public void purge(Instant before) {
        long limit = before.toEpochMilli();
        List<Integer> servers = transactions.read(entities -> entities.createQuery(
                        "SELECT DISTINCT c.serverId FROM ChunkEntity c WHERE c.oldestTime < :limit", Integer.class)
                .setParameter("limit", limit)
                .getResultList());
        for (int serverId : servers) {
            ServerLog log = logs.of(serverId);
            log.locked(() -> {
                purge(serverId, log, limit);
                return null;
            });
        }
    }

    private void purge(int serverId, ServerLog log, long limit) {
        List<Chunk> old = logs.reload(serverId, false).chunks().stream()
                .filter(chunk -> chunk.lines() > 0 && chunk.summary().newest() < limit)
                .toList();
        remove(serverId, log, old);
        for (Chunk chunk : log.index().chunks()) {
            if (chunk.lines() > 0 && chunk.summary().oldest() < limit - PURGE_TOLERANCE) {
                log.publish(transactions.write(
                        entities -> new LogWriter(entities, serverId, log.index()).shorten(chunk, limit)));
            }
        }
    }

    /** In steps, each of which leaves a log that is whole. If nothing is left, an empty chunk keeps the ids going. */
    private void remove(int serverId, ServerLog log, List<Chunk> chunks) {
        for (int i = 0; i < chunks.size(); i += SLICE) {
            List<Chunk> slice = chunks.subList(i, Math.min(chunks.size(), i + SLICE));
            log.publish(transactions.write(entities -> new LogWriter(entities, serverId, log.index()).remove(slice)));
        }
    }
}
