package io.languard.launcher;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * Collects garbage when the platform is idle again after work that made the heap grow: the JVM itself would collect it, and
 * return the memory, only when the heap has to grow further. For use by one thread.
 */
final class IdleCollector {

    /** Not worth a collection otherwise. */
    static final long GROWTH = 8L * 1024 * 1024;

    private final LongSupplier committedBytes;
    private final LongSupplier collections;
    private final Runnable collector;
    private long lastCollections;
    private long bytesAfterCollection;

    IdleCollector(LongSupplier committedBytes, LongSupplier collections, Runnable collector) {
        this.committedBytes = committedBytes;
        this.collections = collections;
        this.collector = collector;
        remember();
    }

    /** Returns one for the heap of this process. */
    static IdleCollector ofHeap() {
        return new IdleCollector(
                () -> ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted(),
                () -> ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                        .sum(),
                System::gc);
    }

    /** Must be called at intervals; one without collections by the JVM counts as idle. */
    void check() {
        boolean idle = collections.getAsLong() == lastCollections;
        if (idle && committedBytes.getAsLong() >= bytesAfterCollection + GROWTH) {
            collector.run();
            remember();
        }
        lastCollections = collections.getAsLong();
    }

    private void remember() {
        lastCollections = collections.getAsLong();
        bytesAfterCollection = committedBytes.getAsLong();
    }
}
