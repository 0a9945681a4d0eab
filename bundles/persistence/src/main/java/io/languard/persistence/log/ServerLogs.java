package io.languard.persistence.log;

import io.languard.persistence.Transactions;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The logs that are known in memory: of all servers, but no more than a bounded number of chunks. Safe for many threads. */
final class ServerLogs {

    /** Some 200 bytes each. */
    private static final int MOST_CHUNKS = 50_000;

    private final Transactions transactions;
    private final Map<Integer, ServerLog> logs = new ConcurrentHashMap<>();

    ServerLogs(Transactions transactions) {
        this.transactions = transactions;
    }

    ServerLog of(int serverId) {
        return logs.computeIfAbsent(serverId, key -> new ServerLog());
    }

    /** What is stored of a server. */
    ChunkIndex index(int serverId) {
        ChunkIndex known = of(serverId).index();
        return known != null ? known : of(serverId).locked(() -> reload(serverId, false));
    }

    /** Reads it again if it is still believed to be this. */
    void refresh(int serverId, ChunkIndex believed) {
        of(serverId).locked(() -> reload(serverId, of(serverId).index() == believed));
    }

    /** What is stored; for those who have the lock. */
    ChunkIndex reload(int serverId, boolean evenIfKnown) {
        ServerLog log = of(serverId);
        ChunkIndex known = log.index();
        if (known != null && !evenIfKnown) {
            return known;
        }
        ChunkIndex stored = transactions.read(entities -> new ChunkRows(entities, serverId).index());
        log.publish(stored);
        makeRoom(log);
        return stored;
    }

    private void makeRoom(ServerLog needed) {
        int chunks = logs.values().stream().mapToInt(ServerLog::size).sum();
        if (chunks > MOST_CHUNKS) {
            logs.values().stream()
                    .filter(log -> log != needed && log.size() > 0)
                    .min(Comparator.comparingLong(ServerLog::used))
                    .ifPresent(ServerLog::forgetIfFree);
        }
    }
}
