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

/**
 * Watches one start until the adapter says that the game is ready, or its time is up. If the adapter is replaced meanwhile,
 * the new one gets to see the output from its beginning; so does a fresh judge after a look that failed.
 */
final class StartupMonitor {

    private static final long LOOK_MILLIS = 100;
    private static final long LOOK_AFTER_TROUBLE_MILLIS = 2_000;
    private static final int LOOKS_PER_CHECK = 5;
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(2);

    private final ServerInstance server;
    private final GameProcess process;
    private final Path output;
    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final CoreExecutors threads;
    private final StartupListener startupListener;
    private final long begun = System.nanoTime();

    private volatile boolean cancelled;
    private GuardedService<ServerLauncher> adapter;
    private ReadinessProbe readinessProbe;
    private Duration timeout = Duration.ofMinutes(2);
    private GrowingFileReader tail;
    private String trouble;
    private int looks;

    StartupMonitor(
            ServerInstance server,
            GameProcess process,
            Path output,
            AdapterRegistry registry,
            ServerSnapshotFactory serverSnapshotFactory,
            CoreExecutors threads,
            StartupListener startupListener) {
        this.server = server;
        this.process = process;
        this.output = output;
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.threads = threads;
        this.startupListener = startupListener;
    }

    /** How a start ended; called on a worker, in no lock. */
    interface StartupListener {
        void onReady(ServerInstance server, GameProcess process);

        /** The trouble is what the adapter failed of at last; {@code null} for none. */
        void onTimeout(ServerInstance server, GameProcess process, Duration timeout, String trouble);
    }

    void start() {
        threads.schedule(LOOK_MILLIS, TimeUnit.MILLISECONDS, this::look);
    }

    void cancel() {
        cancelled = true;
    }

    private void look() {
        if (cancelled || process.onExit().isDone()) {
            close();
            return;
        }
        if (isReady()) {
            close();
            startupListener.onReady(server, process);
        } else if (System.nanoTime() - begun > timeout.toNanos()) {
            close();
            startupListener.onTimeout(server, process, timeout, trouble);
        } else {
            threads.schedule(
                    trouble == null ? LOOK_MILLIS : LOOK_AFTER_TROUBLE_MILLIS, TimeUnit.MILLISECONDS, this::look);
        }
    }

    private boolean isReady() {
        try {
            if (adapter == null || adapter.isGone()) {
                if (!ask()) {
                    return false; // the adapter is away; the clock goes on
                }
            }
            // Not the fields: a call that nobody waits for any more must not meet what the next look works with.
            GrowingFileReader lines = tail;
            ReadinessProbe judge = readinessProbe;
            boolean said = adapter.call(CHECK_LIMIT, ignored -> lines.readLines(judge::onLine));
            boolean ready = said
                    || (looks++ % LOOKS_PER_CHECK == 0 && adapter.call(CHECK_LIMIT, ignored -> judge.check(pid())));
            trouble = null;
            return ready;
        } catch (LanguardException e) {
            beginAnew(); // the fence has logged it; a start is not lost by one failed look
            trouble = e.getMessage();
            return false;
        }
    }

    /** What a failed look has left behind is of no use: its file may be closed, and its call may still go on. */
    private void beginAnew() {
        close();
        adapter = null;
    }

    private boolean ask() {
        if (registry.find(server.record().gameType(), ServerLauncher.class)
                instanceof Lookup.Found<ServerLauncher> found) {
            ReadinessProbe fresh = found.service()
                    .call(process -> process.readinessProbe(serverSnapshotFactory.create(server.record())));
            timeout = found.service().call(ignored -> fresh.timeout());
            close();
            tail = new GrowingFileReader(output);
            readinessProbe = fresh;
            adapter = found.service();
            return true;
        }
        return false;
    }

    private long pid() {
        return process.identity().pid();
    }

    private void close() {
        if (tail != null) {
            try {
                tail.close();
            } catch (IOException e) {
                // a file that was only read: nothing is lost
            }
        }
    }
}
