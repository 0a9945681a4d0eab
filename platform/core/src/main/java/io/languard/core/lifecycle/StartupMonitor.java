package io.languard.core.lifecycle;

import io.languard.api.error.LanguardException;
import io.languard.api.process.ReadinessProbe;
import io.languard.api.process.ServerLauncher;
import io.languard.core.CoreExecutors;
import io.languard.core.process.GameProcess;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.registry.Lookup;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerSnapshotFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches one start until the adapter reports that the game is ready or the start times out. If the adapter is replaced
 * in the meantime or a poll fails, a new probe receives the output from its beginning.
 */
final class StartupMonitor {

    private static final long POLL_MILLIS = 100;
    private static final long POLL_AFTER_FAILURE_MILLIS = 2_000;
    private static final int POLLS_PER_CHECK = 5;
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(2);

    private final ServerInstance server;
    private final GameProcess process;
    private final Path outputFile;
    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final CoreExecutors threads;
    private final StartupListener startupListener;
    private final long startNanos = System.nanoTime();

    private volatile boolean cancelled;
    private @Nullable OpenProbe open;
    private Duration timeout = Duration.ofMinutes(2);
    private @Nullable String failure;
    private int polls;

    StartupMonitor(
            ServerInstance server,
            GameProcess process,
            Path outputFile,
            AdapterRegistry registry,
            ServerSnapshotFactory serverSnapshotFactory,
            CoreExecutors threads,
            StartupListener startupListener) {
        this.server = server;
        this.process = process;
        this.outputFile = outputFile;
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.threads = threads;
        this.startupListener = startupListener;
    }

    /**
     * A probe with what it needs. Replaced as a whole, because a call that has timed out may still use it: it must not
     * access the objects of the next poll.
     */
    private record OpenProbe(
            GuardedService<ServerLauncher> adapter, ReadinessProbe readinessProbe, GrowingFileReader output) {}

    /** Receives the outcome of a start. Called on a worker that holds no lock. */
    interface StartupListener {
        void onReady(ServerInstance server, GameProcess process);

        /**
         * Called when the start has timed out. The failure is the adapter's last one; {@code null} if there was none.
         */
        void onTimeout(ServerInstance server, GameProcess process, Duration timeout, @Nullable String failure);
    }

    void start() {
        threads.schedule(POLL_MILLIS, TimeUnit.MILLISECONDS, this::poll);
    }

    void cancel() {
        cancelled = true;
    }

    private void poll() {
        if (cancelled || process.onExit().isDone()) {
            close();
            return;
        }
        if (isReady()) {
            close();
            startupListener.onReady(server, process);
        } else if (System.nanoTime() - startNanos > timeout.toNanos()) {
            close();
            startupListener.onTimeout(server, process, timeout, failure);
        } else {
            threads.schedule(
                    failure == null ? POLL_MILLIS : POLL_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS, this::poll);
        }
    }

    private boolean isReady() {
        try {
            OpenProbe current = open == null || open.adapter().isGone() ? openProbe() : open;
            if (current == null) {
                return false; // the adapter is unavailable; the timeout continues to run
            }
            GuardedService<ServerLauncher> adapter = current.adapter();
            ReadinessProbe probe = current.readinessProbe();
            boolean readyByOutput =
                    adapter.call(CHECK_TIMEOUT, ignored -> current.output().readLines(probe::onLine));
            boolean ready = readyByOutput
                    || (polls++ % POLLS_PER_CHECK == 0 && adapter.call(CHECK_TIMEOUT, ignored -> probe.check(pid())));
            failure = null;
            return ready;
        } catch (LanguardException e) {
            reset(); // logged by the guard; one failed poll does not fail the start
            failure = e.getMessage();
            return false;
        }
    }

    /** Discards the objects of a failed poll: its file may be closed, and its call may still be running. */
    private void reset() {
        close();
        open = null;
    }

    /** Opens a probe of the current adapter; returns {@code null} if it is unavailable. */
    private @Nullable OpenProbe openProbe() {
        if (registry.find(server.record().gameType(), ServerLauncher.class)
                instanceof Lookup.Found<ServerLauncher> found) {
            ReadinessProbe fresh =
                    found.service().call(process -> process.readinessProbe(serverSnapshotFactory.current(server)));
            timeout = found.service().call(ignored -> fresh.timeout());
            close();
            open = new OpenProbe(found.service(), fresh, new GrowingFileReader(outputFile));
            return open;
        }
        return null;
    }

    private long pid() {
        return process.identity().pid();
    }

    private void close() {
        if (open != null) {
            try {
                open.output().close();
            } catch (IOException e) {
                // the file was only read, so nothing is lost
            }
        }
    }
}
