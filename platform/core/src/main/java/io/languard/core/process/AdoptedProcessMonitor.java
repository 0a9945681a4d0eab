package io.languard.core.process;

import io.languard.core.CoreExecutors;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches processes that are not children of this one, with a single scan for all of them. The operating system does
 * not report their exit, and the JDK's own polling of such processes backs off to seconds.
 */
final class AdoptedProcessMonitor {

    private static final int SCAN_MILLIS = 400;

    private final CoreExecutors threads;
    private final List<LocalProcess> watched = new CopyOnWriteArrayList<>();
    private @Nullable ScheduledFuture<?> scan;

    AdoptedProcessMonitor(CoreExecutors threads) {
        this.threads = threads;
    }

    /** Starts to watch a process. */
    synchronized void watch(LocalProcess process) {
        watched.add(process);
        if (scan == null) {
            scan = threads.scheduleWithFixedDelay(SCAN_MILLIS, TimeUnit.MILLISECONDS, this::scan);
        }
    }

    private void scan() {
        for (LocalProcess process : watched) {
            if (!ProcessTable.isAlive(process.identity())) {
                watched.remove(process);
                process.rootEnded(Optional.empty());
            }
        }
        stopIfIdle();
    }

    private synchronized void stopIfIdle() {
        if (watched.isEmpty() && scan != null) {
            scan.cancel(false);
            scan = null;
        }
    }
}
