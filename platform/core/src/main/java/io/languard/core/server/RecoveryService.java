package io.languard.core.server;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.core.process.ProcessTable;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import io.languard.spi.server.ProcessIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on where the platform was when it ended, however it ended: finds processes again, and starts again what should run
 * and does not, a few at a time.
 */
@Component(service = RecoveryService.class, immediate = true)
public class RecoveryService {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryService.class);
    private static final int LONGEST_PATIENCE_SECONDS = 60;
    private static final int AT_A_TIME = 2;
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final ServerRegistry serverRegistry;
    private final ProcessController processController;
    private final ServerStateMachine serverStateMachine;
    private final LaunchPreparer launchPreparer;
    private final CoreExecutors threads;

    // Used by one thread after the other: each attempt plans the next.
    private final List<ServerInstance> lost = new ArrayList<>();
    private final List<ServerInstance> vague = new ArrayList<>();
    private final Set<ServerInstance> complained = new HashSet<>();
    private boolean loaded;
    private int patience = 1;
    private int planned;

    @Activate
    public RecoveryService(
            @Reference ServerRegistry serverRegistry,
            @Reference ProcessController processController,
            @Reference ServerStateMachine serverStateMachine,
            @Reference LaunchPreparer launchPreparer,
            @Reference CoreExecutors threads) {
        this.serverRegistry = serverRegistry;
        this.processController = processController;
        this.serverStateMachine = serverStateMachine;
        this.launchPreparer = launchPreparer;
        this.threads = threads;
        restore();
    }

    /** Each server by itself, so that none has to wait for another's trouble; what could not be done is tried again. */
    private void restore() {
        if (!isLoaded()) {
            threads.schedule(1, TimeUnit.SECONDS, this::restore);
            return;
        }
        if (!lost.isEmpty()) {
            Map<Path, ProcessIdentity> leaders = ProcessTable.leadersByOutput();
            lost.removeIf(server -> attempt(server, "recovered", () -> restore(server, leaders)));
        }
        Set<String> faulty = new HashSet<>();
        vague.removeIf(server -> derive(server, faulty));
        if (!lost.isEmpty() || !vague.isEmpty()) {
            threads.schedule(patience, TimeUnit.SECONDS, this::restore);
            patience = Math.min(LONGEST_PATIENCE_SECONDS, patience * 2);
        }
    }

    private boolean isLoaded() {
        if (!loaded) {
            try {
                lost.addAll(serverRegistry.load());
                vague.addAll(lost);
                loaded = true;
            } catch (LanguardException e) {
                if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                    throw e;
                }
            }
        }
        return loaded;
    }

    /** What follows from the config is no part of the recovery: it may need the database, and an adapter that is faulty. */
    private boolean derive(ServerInstance server, Set<String> faulty) {
        String gameType = server.record().gameType();
        if (faulty.contains(gameType)) {
            return false; // one call that hangs is enough
        }
        boolean done = attempt(
                server, "asked for what follows from its config", () -> serverRegistry.refreshDerivedValues(server));
        if (!done) {
            faulty.add(gameType);
        }
        return done;
    }

    /** Whether it was done; what is in the way is logged once for each server. */
    private boolean attempt(ServerInstance server, String what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            boolean away = e instanceof LanguardException known && known.code() == ErrorCode.DATABASE_UNAVAILABLE;
            if (!away && complained.add(server)) {
                LOG.error("Server {} could not be {}; that is tried again", server.id(), what, e);
            }
            return server.deleted;
        }
    }

    private void restore(ServerInstance server, Map<Path, ProcessIdentity> leaders) {
        server.lock.lock();
        try {
            if (server.deleted || server.process != null) {
                return; // an attempt before has got that far, or an admin was faster
            }
            server.restartPolicy.restore(server.record().restartCount(), Instant.now());
            ProcessIdentity alive = alive(server, leaders);
            if (alive != null) {
                if (!server.status().isActive()) {
                    serverStateMachine.transitionTo(server, ServerStatus.STARTING);
                }
                processController.adopt(server, alive);
                return;
            }
            processController.ended(server);
            if (server.status() == ServerStatus.STOPPING) {
                serverStateMachine.transitionTo(server, ServerStatus.STOPPED);
            } else if (server.status().isActive()) {
                endedMeanwhile(server);
            }
        } finally {
            server.lock.unlock();
        }
    }

    private ProcessIdentity alive(ServerInstance server, Map<Path, ProcessIdentity> leaders) {
        ProcessIdentity known = server.record().process();
        if (known != null && ProcessTable.isAlive(known)) {
            return known;
        }
        return leaders.get(launchPreparer.outputFile(server));
    }

    private void endedMeanwhile(ServerInstance server) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("exit_code", null);
        detail.put("reason", "It ended while Languard was not running");
        serverStateMachine.transitionTo(server, ServerStatus.CRASHED);
        serverStateMachine.audit(server, "crashed", Actor.SUPERVISOR, detail);
        if (server.record().autoRestart()) {
            processController.scheduleStart(server, BETWEEN.multipliedBy(planned++ / AT_A_TIME));
        }
    }
}
