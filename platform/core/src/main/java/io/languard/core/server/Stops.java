package io.languard.core.server;

import io.languard.api.error.LanguardException;
import io.languard.api.process.ProcessConfig;
import io.languard.api.process.StopSignal;
import io.languard.core.CoreThreads;
import io.languard.core.process.GameProcess;
import io.languard.core.process.Signals;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Lookup;
import io.languard.ports.server.ServerStatus;
import io.languard.ports.user.Actor;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Ends processes: asks the game where it can be asked, then by a signal, at last by force. */
final class Stops {

    private static final int SIGNAL_AFTER_SECONDS = 12;
    private static final int KILL_AFTER_SECONDS = 30;

    private final AdapterRegistry registry;
    private final Life life;
    private final RemoteSessions sessions;
    private final CoreThreads threads;

    Stops(AdapterRegistry registry, Life life, RemoteSessions sessions, CoreThreads threads) {
        this.registry = registry;
        this.life = life;
        this.sessions = sessions;
        this.threads = threads;
    }

    /** Ends the process. The caller holds the lock and has found the server active. */
    void stop(ManagedServer server, boolean force) {
        boolean first = server.status() != ServerStatus.STOPPING;
        if (first) {
            life.become(server, ServerStatus.STOPPING);
        }
        GameProcess process = server.process;
        if (process == null) {
            return; // it was about to be started: whoever starts it sees the state
        }
        if (force) {
            threads.soon(process::killTree);
        } else if (first || server.killTimer == null) {
            server.killTimer = threads.after(KILL_AFTER_SECONDS, TimeUnit.SECONDS, () -> {
                life.audit(server, "killed_after_timeout", Actor.SUPERVISOR, Map.of("seconds", KILL_AFTER_SECONDS));
                process.killTree();
            });
            threads.soon(() -> askToEnd(server, process));
        }
    }

    private void askToEnd(ManagedServer server, GameProcess process) {
        if (sessions.shutdown(server)) {
            threads.after(SIGNAL_AFTER_SECONDS, TimeUnit.SECONDS, () -> {
                if (server.process == process) {
                    Signals.send(process.identity(), stopSignal(server));
                }
            });
        } else {
            Signals.send(process.identity(), stopSignal(server));
        }
    }

    private StopSignal stopSignal(ManagedServer server) {
        try {
            return registry.find(server.record().gameType(), ProcessConfig.class)
                            instanceof Lookup.Found<ProcessConfig> adapter
                    ? adapter.provided().call(ProcessConfig::stopSignal)
                    : StopSignal.TERM;
        } catch (LanguardException e) {
            return StopSignal.TERM;
        }
    }
}
