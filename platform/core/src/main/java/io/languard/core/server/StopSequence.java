package io.languard.core.server;

import io.languard.api.error.LanguardException;
import io.languard.api.process.ServerLauncher;
import io.languard.api.process.StopSignal;
import io.languard.core.CoreExecutors;
import io.languard.core.process.GameProcess;
import io.languard.core.process.SignalSender;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Lookup;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Ends processes: asks the game where it can be asked, then by a signal, at last by force. */
final class StopSequence {

    private static final int SIGNAL_AFTER_SECONDS = 12;
    private static final int KILL_AFTER_SECONDS = 30;

    private final AdapterRegistry registry;
    private final ServerStateMachine serverStateMachine;
    private final ShutdownRequester shutdownRequester;
    private final CoreExecutors threads;

    StopSequence(
            AdapterRegistry registry,
            ServerStateMachine serverStateMachine,
            ShutdownRequester shutdownRequester,
            CoreExecutors threads) {
        this.registry = registry;
        this.serverStateMachine = serverStateMachine;
        this.shutdownRequester = shutdownRequester;
        this.threads = threads;
    }

    /** Ends the process. The caller holds the lock and has found the server active. */
    void stop(ServerInstance server, boolean force) {
        boolean first = server.status() != ServerStatus.STOPPING;
        if (first) {
            serverStateMachine.transitionTo(server, ServerStatus.STOPPING);
        }
        GameProcess process = server.process;
        if (process == null) {
            return; // it was about to be started: whoever starts it sees the state
        }
        if (force) {
            threads.execute(process::killTree);
        } else if (first || server.killTimer == null) {
            server.killTimer = threads.schedule(KILL_AFTER_SECONDS, TimeUnit.SECONDS, () -> {
                serverStateMachine.audit(
                        server, "killed_after_timeout", Actor.SUPERVISOR, Map.of("seconds", KILL_AFTER_SECONDS));
                process.killTree();
            });
            threads.execute(() -> askToEnd(server, process));
        }
    }

    private void askToEnd(ServerInstance server, GameProcess process) {
        if (shutdownRequester.requestShutdown(server)) {
            threads.schedule(SIGNAL_AFTER_SECONDS, TimeUnit.SECONDS, () -> {
                if (server.process == process) {
                    SignalSender.send(process.identity(), stopSignal(server));
                }
            });
        } else {
            SignalSender.send(process.identity(), stopSignal(server));
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
