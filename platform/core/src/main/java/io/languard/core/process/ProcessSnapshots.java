package io.languard.core.process;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots of the processes of this machine. Threads that ask while one is being taken share the next one, so that
 * many servers that are stopped at once do not multiply the effort. Thread-safe.
 */
final class ProcessSnapshots {

    private final Supplier<ProcessSnapshot> source;
    private @Nullable ProcessSnapshot last;

    ProcessSnapshots(ProcessMark marks) {
        this(() -> ProcessSnapshot.take(marks));
    }

    ProcessSnapshots(Supplier<ProcessSnapshot> source) {
        this.source = source;
    }

    /** Returns a snapshot whose taking began after this call. */
    ProcessSnapshot take() {
        long asked = System.nanoTime();
        synchronized (this) {
            if (last == null || last.nanos() - asked < 0) {
                last = source.get();
            }
            return last;
        }
    }
}
