package io.languard.logstore;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The chunk indexes of all logs, bounded by the total number of chunks. Safe for use by multiple threads. */
final class IndexCache {

    /** About 200 bytes each. */
    private static final int MAX_CHUNKS = 50_000;

    private final ChunkTransactions<?> transactions;
    private final Map<Integer, CachedLog> logs = new ConcurrentHashMap<>();

    IndexCache(ChunkTransactions<?> transactions) {
        this.transactions = transactions;
    }

    /** One log: its lock, which writers hold, and its index. */
    static final class CachedLog {

        private final ReentrantLock lock = new ReentrantLock();

        /** {@code null} if it must be read first; written under the lock only. */
        private volatile @Nullable ChunkIndex index;

        private volatile long lastUsed;

        /** Returns the index; {@code null} if it is not in memory. */
        @Nullable
        ChunkIndex index() {
            lastUsed = System.nanoTime();
            return index;
        }

        /**
         * Replaces the index.
         *
         * @throws IllegalStateException if the current thread does not hold the lock
         */
        void replaceIndex(ChunkIndex stored) {
            requireLock();
            index = stored;
        }

        /** Runs work that changes the log or must not run during a change. Forgets the index if it fails. */
        <T> T withLock(Supplier<T> work) {
            lock.lock();
            try {
                return work.get();
            } catch (RuntimeException | Error e) {
                index = null; // the database may or may not have committed
                throw e;
            } finally {
                lock.unlock();
            }
        }

        private void requireLock() {
            if (!lock.isHeldByCurrentThread()) {
                throw new IllegalStateException("The lock of the log is not held");
            }
        }

        private int size() {
            ChunkIndex known = index;
            return known == null ? 0 : known.chunks().size();
        }

        private void evictIfIdle() {
            if (lock.tryLock()) {
                try {
                    index = null;
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    CachedLog get(int logId) {
        return logs.computeIfAbsent(logId, key -> new CachedLog());
    }

    /** Returns the index, reading it if necessary. */
    ChunkIndex index(int logId) {
        ChunkIndex known = get(logId).index();
        return known != null ? known : get(logId).withLock(() -> reload(logId, false));
    }

    /** Reads the index again unless another thread has done so since this one was current. */
    void refresh(int logId, ChunkIndex stale) {
        get(logId).withLock(() -> reload(logId, get(logId).index() == stale));
    }

    /**
     * Returns the index, reading it if it is unknown or {@code force} is set.
     *
     * @throws IllegalStateException if the current thread does not hold the lock of the log
     */
    ChunkIndex reload(int logId, boolean force) {
        CachedLog log = get(logId);
        log.requireLock();
        ChunkIndex known = log.index();
        if (known != null && !force) {
            return known;
        }
        ChunkIndex stored = transactions.read(rows -> new ChunkIndex(rows.list(logId)));
        log.replaceIndex(stored);
        evict(log);
        return stored;
    }

    private void evict(CachedLog needed) {
        int chunks = logs.values().stream().mapToInt(CachedLog::size).sum();
        if (chunks > MAX_CHUNKS) {
            logs.values().stream()
                    .filter(log -> log != needed && log.size() > 0)
                    .min(Comparator.comparingLong(log -> log.lastUsed))
                    .ifPresent(CachedLog::evictIfIdle);
        }
    }
}
