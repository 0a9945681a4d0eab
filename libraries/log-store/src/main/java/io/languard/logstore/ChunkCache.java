package io.languard.logstore;

import java.lang.ref.SoftReference;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The content of recently searched chunks, since searches of a log come in series and reading is half of the work. What
 * does not fit is not cached, rather than evicting, so that part of a large log stays cached. The content is dropped if
 * the heap is full. Safe for use by multiple threads.
 */
final class ChunkCache {

    private static final long MAX_BYTES = 40L * 1_024 * 1_024;
    private static final long TTL_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** Least recently used first. */
    private final Map<Chunk, CachedChunk> cached = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    /** Returns the packed lines; {@code null} if they are not cached. */
    synchronized byte @Nullable [] get(Chunk chunk) {
        CachedChunk known = cached.get(chunk);
        if (known == null) {
            return null;
        }
        byte[] content = known.content.get();
        if (content == null) {
            cached.remove(chunk);
            bytes -= known.length;
        } else {
            known.used = System.nanoTime();
        }
        return content;
    }

    synchronized void put(Chunk chunk, byte[] content) {
        expire();
        if (bytes + content.length <= MAX_BYTES && cached.put(chunk, new CachedChunk(content)) == null) {
            bytes += content.length;
        }
    }

    /** Removes what has not been used for a minute. */
    synchronized void expire() {
        long now = System.nanoTime();
        Iterator<CachedChunk> all = cached.values().iterator();
        while (all.hasNext()) {
            CachedChunk eldest = all.next();
            if (now - eldest.used < TTL_NANOS) {
                return;
            }
            bytes -= eldest.length;
            all.remove();
        }
    }

    private static final class CachedChunk {

        private final SoftReference<byte[]> content;
        private final int length;
        private long used = System.nanoTime();

        CachedChunk(byte[] content) {
            this.content = new SoftReference<>(content);
            this.length = content.length;
        }
    }
}
