package io.languard.core.lifecycle;

import io.languard.api.error.LanguardException;
import io.languard.api.process.ServerLauncher;
import io.languard.api.process.StopSignal;
import io.languard.core.CoreExecutors;
import io.languard.core.process.GameProcess;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Lookup;
import io.languard.core.server.LockedServer;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ShutdownRequester;
import io.languard.service.event.LifecycleAuditEvent.KilledAfterTimeout;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ends processes: first with a request to the game if it accepts one, then with a signal, finally by force. */
@Component(service = StopSequence.class)
public class StopSequence {

    private static final int SIGNAL_AFTER_SECONDS = 12;
    private static final int KILL_AFTER_SECONDS = 30;

    private final AdapterRegistry registry;
    private final ShutdownRequester shutdownRequester;
    private final CoreExecutors threads;

    @Activate
    public StopSequence(
            @Reference AdapterRegistry registry,
            @Reference ShutdownRequester shutdownRequester,
            @Reference CoreExecutors threads) {
        this.registry = registry;
        this.shutdownRequester = shutdownRequester;
        this.threads = threads;
    }

    /** Starts to end the process of an active server. */
    void stop(LockedServer locked, boolean force) {
        ServerInstance server = locked.server();
        boolean first = server.status() != ServerStatus.STOPPING;
        if (first) {
            locked.transitionTo(ServerStatus.STOPPING);
        }
        GameProcess process = server.process();
        if (process == null) {
            return; // about to be started: the thread that starts it sees the status
        }
        if (force) {
            threads.execute(process::killTree);
        } else if (first || !locked.isKillScheduled()) {
            end(locked, process);
        }
    }

    /** Starts to end a process without changing the server's status. */
    void end(LockedServer locked, GameProcess process) {
        ServerInstance server = locked.server();
        if (!locked.isKillScheduled()) {
            locked.scheduleKill(threads.schedule(KILL_AFTER_SECONDS, TimeUnit.SECONDS, () -> {
                server.audit(Actor.supervisor(), new KilledAfterTimeout(KILL_AFTER_SECONDS));
                process.killTree();
            }));
        }
        threads.execute(() -> requestExit(server, process));
    }

    private void requestExit(ServerInstance server, GameProcess process) {
        if (shutdownRequester.requestShutdown(server)) {
            threads.schedule(SIGNAL_AFTER_SECONDS, TimeUnit.SECONDS, () -> {
                if (server.process() == process) {
                    process.requestExit(stopSignal(server));
                }
            });
        } else {
            process.requestExit(stopSignal(server));
        }
    }

    private StopSignal stopSignal(ServerInstance server) {
        try {
            return registry.find(server.record().gameType(), ServerLauncher.class)
                            instanceof Lookup.Found<ServerLauncher> adapter
                    ? adapter.service().call(ServerLauncher::stopSignal)
                    : StopSignal.TERM;
        } catch (LanguardException e) {
            return StopSignal.TERM;
        }
    }
}
