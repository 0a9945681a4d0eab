package io.languard.persistence.log;

import io.languard.persistence.Transactions;
import io.languard.persistence.jpa.ServerRows;
import io.languard.ports.log.LogLine;
import io.languard.ports.log.LogPage;
import io.languard.ports.log.LogPosition;
import io.languard.ports.log.LogQuery;
import io.languard.ports.log.LogStore;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final int TRIES = 5;

    /** Chunks that are removed in one transaction. */
    private static final int SLICE = 200;

    private static final long PURGE_TOLERANCE = Duration.ofHours(1).toMillis();

    private final Transactions transactions;
    private final ServerLogs logs;
    private final Counts counts = new Counts();
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
        logs.of(serverId).publish(transactions.write(entities -> append(entities, serverId, index, added, positions)));
    }

    private ChunkIndex append(
            EntityManager entities, int serverId, ChunkIndex index, Lines added, List<LogPosition> positions) {
        if (ServerRows.lock(entities, Set.of(serverId)).isEmpty()) {
            return new ChunkIndex(List.of());
        }
        new PositionRows(entities, serverId).write(positions);
        if (added.size() == 0) {
            return index;
        }
        ChunkRows rows = new ChunkRows(entities, serverId);
        List<Chunk> chunks = index.chunks();
        List<Chunk> old =
                new ArrayList<>(chunks.subList(chunks.size() - Merging.absorbed(chunks, added), chunks.size()));
        Lines whole = merge(rows, old, added);
        long total = index.lines() + added.size();
        for (int i = 0; total > mostLines && i < chunks.size() && !old.contains(chunks.get(i)); i++) {
            total -= chunks.get(i).lines();
            old.add(chunks.get(i));
        }
        rows.delete(old);
        return index.change(old, rows.insert(whole));
    }

    private static Lines merge(ChunkRows rows, List<Chunk> old, Lines added) {
        if (old.isEmpty()) {
            return added;
        }
        Map<Chunk, byte[]> contents = rows.contents(old);
        Lines whole = new Lines(Merging.LINES, Merging.BYTES);
        for (Chunk chunk : old) {
            if (chunk.lines() > 0) {
                addAll(whole, Codec.decode(contents.get(chunk)), Long.MIN_VALUE);
            }
        }
        addAll(whole, added, Long.MIN_VALUE);
        return whole;
    }

    private static void addAll(Lines target, Lines source, long since) {
        for (int i = 0; i < source.size(); i++) {
            if (source.time(i) >= since) {
                target.add(source, i);
            }
        }
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
            try {
                return read(serverId, logs.index(serverId), query);
            } catch (StaleException e) {
                Thread.onSpinWait();
            }
        }
        // Too much is going on, or what is known is wrong.
        return logs.of(serverId).locked(() -> read(serverId, logs.reload(serverId, true), query));
    }

    private LogPage read(int serverId, ChunkIndex index, LogQuery query) {
        return transactions.read(entities ->
                new PageReader(new ChunkRows(entities, serverId), query, counts.of(serverId, query)).read(index));
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
                log.publish(transactions.write(entities -> shorten(entities, serverId, log.index(), chunk, limit)));
            }
        }
    }

    private static ChunkIndex shorten(EntityManager entities, int serverId, ChunkIndex index, Chunk chunk, long limit) {
        if (ServerRows.lock(entities, Set.of(serverId)).isEmpty()) {
            return new ChunkIndex(List.of());
        }
        ChunkRows rows = new ChunkRows(entities, serverId);
        Lines kept = new Lines(chunk.lines(), chunk.summary().bytes());
        addAll(kept, Codec.decode(rows.contents(List.of(chunk)).get(chunk)), limit);
        rows.delete(List.of(chunk));
        return index.change(List.of(chunk), rows.insert(kept));
    }

    /** In steps, each of which leaves a log that is whole. If nothing is left, an empty chunk keeps the ids going. */
    private void remove(int serverId, ServerLog log, List<Chunk> chunks) {
        for (int i = 0; i < chunks.size(); i += SLICE) {
            List<Chunk> slice = chunks.subList(i, Math.min(chunks.size(), i + SLICE));
            log.publish(transactions.write(entities -> remove(entities, serverId, log.index(), slice)));
        }
    }

    private static ChunkIndex remove(EntityManager entities, int serverId, ChunkIndex index, List<Chunk> chunks) {
        if (ServerRows.lock(entities, Set.of(serverId)).isEmpty()) {
            return new ChunkIndex(List.of());
        }
        ChunkRows rows = new ChunkRows(entities, serverId);
        rows.delete(chunks);
        boolean newest = chunks.contains(index.chunks().get(index.chunks().size() - 1));
        return index.change(chunks, newest ? List.of(rows.insertEmpty(index.nextId() - 1)) : List.of());
    }
}
