package io.languard.core.lifecycle;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.core.backup.InterruptedBackups;
import io.languard.core.event.EventBus;
import io.languard.core.process.GameProcess;
import io.languard.core.process.ProcessHost;
import io.languard.core.server.LockedServer;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.service.server.ServerStatus;
import io.languard.spi.server.ProcessIdentity;
import io.languard.spi.server.ServerRunState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restores what was running before the platform was restarted or crashed: adopts the processes that survived and restarts
 * those that should run but don't, a few at a time.
 */
@Component(service = RecoveryService.class, immediate = true)
public class RecoveryService {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryService.class);
    private static final int MAX_RETRY_SECONDS = 60;
    private static final int STARTS_AT_A_TIME = 2;
    private static final Duration BETWEEN_STARTS = Duration.ofSeconds(3);
    private static final int RECENT_EVENTS = 50;

    private final InterruptedBackups interruptedBackups;
    private final ServerRegistry serverRegistry;
    private final ProcessController processController;
    private final LaunchPreparer launchPreparer;
    private final ProcessHost processHost;
    private final EventBus events;
    private final CoreExecutors threads;

    // Used by one thread after the other: each attempt schedules the next.
    private final List<ServerInstance> unrecovered = new ArrayList<>();
    private final List<ServerInstance> unexplained = new ArrayList<>();
    private final List<ServerInstance> underived = new ArrayList<>();
    private final Set<ServerInstance> reported = new HashSet<>();
    private boolean loaded;
    private boolean tidied;
    private int retrySeconds = 1;
    private int restarts;

    @Activate
    public RecoveryService(
            @Reference InterruptedBackups interruptedBackups,
            @Reference ServerRegistry serverRegistry,
            @Reference ProcessController processController,
            @Reference LaunchPreparer launchPreparer,
            @Reference ProcessHost processHost,
            @Reference EventBus events,
            @Reference CoreExecutors threads) {
        this.interruptedBackups = interruptedBackups;
        this.serverRegistry = serverRegistry;
        this.processController = processController;
        this.launchPreparer = launchPreparer;
        this.processHost = processHost;
        this.events = events;
        this.threads = threads;
        recover();
    }

    /** Recovers each server independently of the others' failures; those that failed are retried. */
    private void recover() {
        if (!isLoaded()) {
            threads.schedule(1, TimeUnit.SECONDS, this::recover);
            return;
        }
        if (!unrecovered.isEmpty()) {
            Map<Path, ProcessIdentity> running = processHost.processesByOutput();
            unrecovered.removeIf(
                    server -> attempt(server, "recover", () -> server.runLocked(locked -> recover(locked, running))));
        }
        unexplained.removeIf(server -> attempt(server, "find out why it failed", () -> restoreFailure(server)));
        Set<String> failedGames = new HashSet<>();
        underived.removeIf(server -> refreshDerivedValues(server, failedGames));
        tidied = tidied || tidyUp();
        if (!unrecovered.isEmpty() || !unexplained.isEmpty() || !underived.isEmpty() || !tidied) {
            threads.schedule(retrySeconds, TimeUnit.SECONDS, this::recover);
            retrySeconds = Math.min(MAX_RETRY_SECONDS, retrySeconds * 2);
        }
    }

    private boolean isLoaded() {
        if (!loaded) {
            try {
                interruptedBackups.settleRestores(); // before anything can be started
                unrecovered.addAll(serverRegistry.load());
                unexplained.addAll(unrecovered);
                underived.addAll(unrecovered);
                loaded = true;
            } catch (LanguardException e) {
                if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                    throw e;
                }
            }
        }
        return loaded;
    }

    /** Last, since no server needs to wait for the folder of the backups. */
    private boolean tidyUp() {
        try {
            interruptedBackups.tidyUp();
            return true;
        } catch (LanguardException e) {
            return false; // the database is unavailable
        }
    }

    /** Separate from the recovery itself, since it needs the database, which must not be used under a server's lock. */
    private void restoreFailure(ServerInstance server) {
        ServerStatus status = server.status();
        if (status.isFailed()) {
            FailureRecorder.latest(events.trail(server.id(), FailureRecorder.eventType(status), RECENT_EVENTS, 0))
                    .ifPresent(failure -> server.runLocked(locked -> locked.restoreFailure(failure)));
        }
    }

    /** Separate from the recovery itself, since it may need the database and an adapter, both of which may fail. */
    private boolean refreshDerivedValues(ServerInstance server, Set<String> failedGames) {
        String gameType = server.record().gameType();
        if (failedGames.contains(gameType)) {
            return false; // one call that hangs is enough
        }
        boolean done = attempt(
                server, "derive values from its configuration", () -> serverRegistry.refreshDerivedValues(server));
        if (!done) {
            failedGames.add(gameType);
        }
        return done;
    }

    /** Returns whether nothing is left to do; the first failure of each server is logged. */
    private boolean attempt(ServerInstance server, String what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            boolean unavailable =
                    e instanceof LanguardException known && known.code() == ErrorCode.DATABASE_UNAVAILABLE;
            if (!unavailable && reported.add(server)) {
                LOG.error("Server {}: failed to {}; will retry", server.id(), what, e);
            }
            return server.isDeleted();
        }
    }

    private void recover(LockedServer locked, Map<Path, ProcessIdentity> running) {
        ServerInstance server = locked.server();
        if (server.isDeleted() || server.process() != null) {
            return; // an earlier attempt or an admin has already done it
        }
        locked.restoreRestarts();
        Optional<GameProcess> survivor = survivor(server, running);
        if (survivor.isPresent()) {
            if (!isStoredLaunch(server.record().runState(), survivor.get().identity())) {
                locked.forgetLaunch();
            }
            if (!server.isActive()) {
                locked.transitionTo(ServerStatus.STARTING);
            }
            processController.adopt(locked, survivor.get());
            return;
        }
        processController.endedWhileAway(locked);
        if (server.status() == ServerStatus.STOPPING) {
            locked.transitionTo(ServerStatus.STOPPED);
        } else if (server.isActive()) {
            crashedWhileAway(locked);
        }
        if (server.record().runState().resume() && !isUnsettled(server)) {
            resume(locked);
        }
    }

    private Optional<GameProcess> survivor(ServerInstance server, Map<Path, ProcessIdentity> running) {
        Path input = launchPreparer.inputPipe(server);
        return Optional.ofNullable(server.record().runState().process())
                .flatMap(process -> processHost.adopt(process, launchPreparer.processMark(server), input))
                .or(() -> Optional.ofNullable(running.get(launchPreparer.outputFile(server)))
                        .flatMap(process -> processHost.adopt(process, null, input)));
    }

    /** Returns whether the stored launch is that of the process: of the stored process, or of the start that was stored last. */
    private static boolean isStoredLaunch(ServerRunState state, ProcessIdentity found) {
        return state.process() == null ? state.status() == ServerStatus.STARTING : found.equals(state.process());
    }

    /** Starts a server again that was stopped only because the platform ended. */
    private void resume(LockedServer locked) {
        locked.setResume(false);
        scheduleStart(locked);
    }

    private void crashedWhileAway(LockedServer locked) {
        FailureRecorder.crashed(locked, null, null, "It ended while Languard was not running", List.of());
        scheduleStart(locked);
    }

    /** A server whose restore was cut off and could not be settled is left to an admin. */
    private boolean isUnsettled(ServerInstance server) {
        boolean unsettled = launchPreparer.isUnsettled(server);
        if (unsettled) {
            LOG.error("Server {} is not started: a restore was cut off and could not be settled", server.id());
        }
        return unsettled;
    }

    private void scheduleStart(LockedServer locked) {
        ServerInstance server = locked.server();
        if (server.record().definition().autoRestart() && !isUnsettled(server)) {
            processController.startAfter(locked, BETWEEN_STARTS.multipliedBy(restarts++ / STARTS_AT_A_TIME));
        }
    }
}
