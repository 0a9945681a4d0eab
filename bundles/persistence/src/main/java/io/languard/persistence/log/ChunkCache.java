package io.languard.persistence.log;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Contents of chunks that have been searched lately: whoever searches a log mostly does so more than once, and reading it
 * is half of the work. What does not fit is not kept, so of a log that is too large a part stays. Safe for many threads.
 */
final class ChunkCache {

    private static final long MAX_BYTES = 40L * 1_024 * 1_024;
    private static final long TTL_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** The one that was used longest ago first. */
    private final Map<LogChunk, CachedChunk> cached = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    /** {@code null} if it is not kept. */
    synchronized byte[] get(LogChunk logChunk) {
        CachedChunk known = cached.get(logChunk);
        if (known == null) {
            return null;
        }
        known.used = System.nanoTime();
        return known.content;
    }

    synchronized void put(LogChunk logChunk, byte[] content) {
        expire();
        if (bytes + content.length <= MAX_BYTES && cached.put(logChunk, new CachedChunk(content)) == null) {
            bytes += content.length;
        }
    }

    /** Lets go of what has not been used for a while. */
    synchronized void expire() {
        long now = System.nanoTime();
        Iterator<CachedChunk> all = cached.values().iterator();
        while (all.hasNext()) {
            CachedChunk eldest = all.next();
            if (now - eldest.used < TTL_NANOS) {
                return;
            }
            bytes -= eldest.content.length;
            all.remove();
        }
    }

    private static final class CachedChunk {

        private final byte[] content;
        private long used = System.nanoTime();

        CachedChunk(byte[] content) {
            this.content = content;
        }
    }
}
