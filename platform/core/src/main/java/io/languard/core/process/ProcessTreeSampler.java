package io.languard.core.process;

import io.languard.core.process.ProcessTable.Entry;
import io.languard.spi.server.ProcessIdentity;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Measures the resource usage of a process tree from one sample to the next. Thread-safe. */
final class ProcessTreeSampler {

    private static final double MIB = 1024.0 * 1024.0;

    /** Processor time is counted in steps of 10 ms, which would be a multiple of all that a shorter time offers. */
    private static final long SHORTEST_NANOS = 500_000_000;

    private final ProcessTree tree;
    private Map<ProcessIdentity, Duration> before = Map.of();
    private long beforeNanos;
    private ResourceUsage latest = new ResourceUsage(0, 0);

    ProcessTreeSampler(ProcessTree tree) {
        this.tree = tree;
    }

    synchronized ResourceUsage sample(ProcessSnapshot snapshot) {
        long elapsed = snapshot.nanos() - beforeNanos;
        if (!before.isEmpty() && elapsed < SHORTEST_NANOS) {
            return latest; // too soon, or another thread has sampled a younger snapshot
        }
        Map<ProcessIdentity, Duration> now = new HashMap<>();
        Duration used = Duration.ZERO;
        long bytes = 0;
        for (Entry entry : tree.alive(snapshot).values()) {
            now.put(entry.identity(), entry.processorTime());
            // A process that was not there before has used all of its time since then.
            used = used.plus(entry.processorTime()).minus(before.getOrDefault(entry.identity(), Duration.ZERO));
            bytes += entry.residentBytes();
        }
        double load = before.isEmpty() ? 0 : (double) used.toNanos() / elapsed;
        before = now;
        beforeNanos = snapshot.nanos();
        latest = new ResourceUsage(Math.round(load * 1000) / 10.0, Math.round(bytes / MIB * 10) / 10.0);
        return latest;
    }
}
