package io.languard.persistence.log;

import io.languard.persistence.jpa.TransactionRunner;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The logs that are known in memory: of all servers, but no more than a bounded number of chunks. Safe for many threads. */
final class ServerLogCache {

    /** Some 200 bytes each. */
    private static final int MAX_CHUNKS = 50_000;

    private final TransactionRunner transactionRunner;
    private final Map<Integer, CachedServerLog> logs = new ConcurrentHashMap<>();

    ServerLogCache(TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    CachedServerLog get(int serverId) {
        return logs.computeIfAbsent(serverId, key -> new CachedServerLog());
    }

    /** What is stored of a server. */
    ChunkIndex index(int serverId) {
        ChunkIndex known = get(serverId).index();
        return known != null ? known : get(serverId).withLock(() -> reload(serverId, false));
    }

    /** Reads it again if it is still believed to be this. */
    void refresh(int serverId, ChunkIndex believed) {
        get(serverId).withLock(() -> reload(serverId, get(serverId).index() == believed));
    }

    /** What is stored; for those who have the lock. */
    ChunkIndex reload(int serverId, boolean evenIfKnown) {
        CachedServerLog log = get(serverId);
        ChunkIndex known = log.index();
        if (known != null && !evenIfKnown) {
            return known;
        }
        ChunkIndex stored = transactionRunner.read(entities -> new ChunkRepository(entities, serverId).index());
        log.replaceIndex(stored);
        evict(log);
        return stored;
    }

    private void evict(CachedServerLog needed) {
        int chunks = logs.values().stream().mapToInt(CachedServerLog::size).sum();
        if (chunks > MAX_CHUNKS) {
            logs.values().stream()
                    .filter(log -> log != needed && log.size() > 0)
                    .min(Comparator.comparingLong(CachedServerLog::lastUsed))
                    .ifPresent(CachedServerLog::evictIfIdle);
        }
    }
}
