package io.languard.core;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is loaded on demand and cached until it is invalidated. No lock is held while it is loaded, so a slow database
 * or adapter delays only those who need the value. A value whose loading began before an invalidation is not cached. Safe for
 * many threads.
 */
public final class CachedValue<T> {

    private @Nullable T value;
    private long version;

    /** Returns the cached value, if there is one. */
    public synchronized Optional<T> peek() {
        return Optional.ofNullable(value);
    }

    /** Returns the cached value, or loads it. Threads that find none at the same time each load it. */
    public T get(Supplier<T> loader) {
        long before;
        synchronized (this) {
            if (value != null) {
                return value;
            }
            before = version;
        }
        T loaded = loader.get();
        synchronized (this) {
            if (version == before) {
                value = loaded;
            }
        }
        return loaded;
    }

    /** Caches a value that replaces whatever is cached or being loaded. */
    public synchronized void set(T now) {
        value = now;
        version++;
    }

    /** Discards the cached value, and that of every load in progress. */
    public synchronized void invalidate() {
        value = null;
        version++;
    }
}
