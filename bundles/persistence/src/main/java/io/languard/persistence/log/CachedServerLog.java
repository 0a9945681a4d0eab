package io.languard.persistence.log;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What is known in memory of the log of one server. */
final class CachedServerLog {

    private final ReentrantLock lock = new ReentrantLock();

    /** {@code null} if it has to be read; changed with the lock alone. */
    private volatile ChunkIndex index;

    private volatile long lastUsed;

    /** {@code null} if it has to be read first. */
    ChunkIndex index() {
        lastUsed = System.nanoTime();
        return index;
    }

    /** When it was last asked for, in the terms of {@link System#nanoTime}. */
    long lastUsed() {
        return lastUsed;
    }

    /** How many chunks are held in memory. */
    int size() {
        ChunkIndex known = index;
        return known == null ? 0 : known.chunks().size();
    }

    /** Takes over what is stored now; with the lock. */
    void replaceIndex(ChunkIndex stored) {
        index = stored;
    }

    /** Makes room, unless somebody is at work on the log. */
    void evictIfIdle() {
        if (lock.tryLock()) {
            try {
                index = null;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Runs one that changes the log, or must not meet a change. If it fails, nobody knows what is stored. */
    <T> T withLock(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            index = null;
            throw e;
        } finally {
            lock.unlock();
        }
    }
}
