package io.languard.core.process;

import io.languard.core.CoreExecutors;
import io.languard.spi.server.ProcessIdentity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Watches processes that are not our children, by one scan for all of them: nobody tells us when they end, and the JDK's own
 * watching of such processes backs off to seconds.
 */
public final class AdoptedProcessMonitor {

    private static final int SCAN_MILLIS = 400;

    private final CoreExecutors threads;
    private final List<GameProcess> watched = new CopyOnWriteArrayList<>();
    private ScheduledFuture<?> scan;

    public AdoptedProcessMonitor(CoreExecutors threads) {
        this.threads = threads;
    }

    /** Takes over a process that lives. */
    public synchronized GameProcess adopt(ProcessIdentity identity) {
        GameProcess process = new GameProcess(identity);
        watched.add(process);
        if (scan == null) {
            scan = threads.scheduleWithFixedDelay(SCAN_MILLIS, TimeUnit.MILLISECONDS, this::look);
        }
        return process;
    }

    private void look() {
        for (GameProcess process : watched) {
            if (!ProcessTable.isAlive(process.identity())) {
                watched.remove(process);
                process.onExit().complete(Optional.empty());
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
