package io.languard.logstore;

import io.languard.logstore.IndexCache.CachedLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A store of many logs, each a sequence of lines, packed into chunks of up to {@value #CHUNK_LINES} lines. The index of
 * chunks is also held in memory, which requires that no other process writes to the same table. Writers hold the log's
 * lock; readers hold none and start again if a chunk has been replaced in the meantime. Safe for use by multiple threads.
 *
 * @param <R> the host's repository
 */
public final class ColumnarLogStore<R extends ChunkRepository> {

    /** The maximum number of lines in one chunk, and the granularity in which the oldest lines are dropped. */
    public static final int CHUNK_LINES = Compactor.MAX_LINES;

    private static final int MAX_ATTEMPTS = 20;

    /** Chunks removed in one transaction. */
    private static final int REMOVAL_BATCH = 100;

    private static final long PURGE_TOLERANCE = Duration.ofHours(1).toMillis();

    private final ChunkTransactions<R> transactions;
    private final long maxLines;
    private final QueryLimiter queries = new QueryLimiter();
    private final IndexCache indexes;
    private final MatchCountCache matchCounts = new MatchCountCache();
    private final ChunkCache chunkCache = new ChunkCache();

    /** @param maxLines the number of lines of one log beyond which the oldest chunks are dropped */
    public ColumnarLogStore(ChunkTransactions<R> transactions, long maxLines) {
        this.transactions = transactions;
        this.maxLines = maxLines;
        this.indexes = new IndexCache(transactions);
    }

    /**
     * Appends lines and runs more work in the same transaction, so that both or neither are stored. Does nothing if the log
     * does not exist. The lines can be queried when this method returns.
     *
     * @param alongside runs in the transaction before the lines are written; may run more than once
     * @return the id of the first line; each further one has the next
     */
    public long append(int logId, List<StoredLine> lines, Consumer<R> alongside) {
        chunkCache.expire();
        return indexes.get(logId).withLock(() -> {
            try {
                return append(logId, indexes.reload(logId, false), lines, alongside);
            } catch (StaleIndexException e) {
                return append(logId, indexes.reload(logId, true), lines, alongside);
            }
        });
    }

    private long append(int logId, ChunkIndex index, List<StoredLine> lines, Consumer<R> alongside) {
        LineColumns added = new LineColumns(lines.size(), lines.size() * 128);
        for (StoredLine line : lines) {
            added.add(index.nextId() + added.size(), line);
        }
        indexes.get(logId).replaceIndex(transactions.write(rows -> {
            if (!rows.lock(logId)) {
                return ChunkIndex.EMPTY;
            }
            alongside.accept(rows);
            return new ChunkWriter(rows, logId, index).append(added, maxLines);
        }));
        return index.nextId();
    }

    /**
     * Returns lines, newest first. A page of very long lines is shorter than its limit, to bound memory. Waits for up to
     * 5 seconds while other queries run.
     *
     * @throws TooManyQueriesException if too many others run or wait
     */
    public LinePage query(int logId, LineQuery query) {
        return queries.call(() -> read(logId, query));
    }

    private LinePage read(int logId, LineQuery query) {
        for (int i = 0; i < MAX_ATTEMPTS; i++) {
            ChunkIndex index = indexes.index(logId);
            try {
                return read(logId, index, query);
            } catch (StaleIndexException e) {
                indexes.refresh(logId, index);
            }
        }
        // The log changes faster than it can be read: hold up the writers once.
        return indexes.get(logId).withLock(() -> read(logId, indexes.reload(logId, true), query));
    }

    private LinePage read(int logId, ChunkIndex index, LineQuery query) {
        return transactions.read(rows -> {
            LinePage page = new PageReader(rows, query, matchCounts.forQuery(logId, query), chunkCache).read(index);
            // Asked even if everything was in memory: the log may have been deleted with its owner.
            if (rows.newest(logId) != index.newest() && indexes.get(logId).index() == index) {
                throw new StaleIndexException();
            }
            return page;
        });
    }

    /** Removes every line of a log. Ids continue. */
    public void clear(int logId) {
        CachedLog log = indexes.get(logId);
        log.withLock(() -> {
            remove(logId, log, indexes.reload(logId, true).chunks());
            return null;
        });
    }

    /** Removes lines of every log that are older than this time, with a tolerance of an hour. */
    public void purge(Instant before) {
        long limit = before.toEpochMilli();
        for (int logId : transactions.read(rows -> rows.logsOlderThan(limit))) {
            CachedLog log = indexes.get(logId);
            log.withLock(() -> {
                purge(logId, log, limit);
                return null;
            });
        }
    }

    private void purge(int logId, CachedLog log, long limit) {
        List<Chunk> old = indexes.reload(logId, false).chunks().stream()
                .filter(chunk -> chunk.lines() > 0 && chunk.summary().newest() < limit)
                .toList();
        remove(logId, log, old);
        for (Chunk chunk : indexes.reload(logId, false).chunks()) {
            if (chunk.lines() > 0 && chunk.summary().oldest() < limit - PURGE_TOLERANCE) {
                change(logId, log, writer -> writer.trimBefore(chunk, limit));
            }
        }
    }

    /** Removes chunks in steps that each leave a consistent log. */
    private void remove(int logId, CachedLog log, List<Chunk> chunks) {
        for (int i = 0; i < chunks.size(); i += REMOVAL_BATCH) {
            List<Chunk> batch = chunks.subList(i, Math.min(chunks.size(), i + REMOVAL_BATCH));
            change(logId, log, writer -> writer.remove(batch));
        }
    }

    private void change(int logId, CachedLog log, Function<ChunkWriter, ChunkIndex> change) {
        ChunkIndex index = indexes.reload(logId, false);
        log.replaceIndex(transactions.write(
                rows -> rows.lock(logId) ? change.apply(new ChunkWriter(rows, logId, index)) : ChunkIndex.EMPTY));
    }
}
