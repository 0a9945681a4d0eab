package io.languard.core.lifecycle;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.process.GameProcess;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.server.LockedServer;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.service.event.LifecycleAuditEvent.KillRequested;
import io.languard.service.event.LifecycleAuditEvent.RestartRequested;
import io.languard.service.event.LifecycleAuditEvent.StartFailed;
import io.languard.service.event.LifecycleAuditEvent.StartRequested;
import io.languard.service.event.LifecycleAuditEvent.StopRequested;
import io.languard.service.server.LifecycleResult;
import io.languard.service.server.LifecycleService;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Implements the use cases of a server's lifecycle: validates requests under the server's lock and starts the requested
 * operations.
 */
@Component(service = LifecycleService.class)
public class LifecycleServiceImpl implements LifecycleService {

    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);

    private final Authorizer authorizer;
    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final LaunchPreparer launchPreparer;
    private final ProcessController processController;
    private final StopSequence stopSequence;
    private final AllServersStopper allServersStopper;

    @Activate
    public LifecycleServiceImpl(
            @Reference Authorizer authorizer,
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference LaunchPreparer launchPreparer,
            @Reference ProcessController processController,
            @Reference StopSequence stopSequence,
            @Reference AllServersStopper allServersStopper) {
        this.authorizer = authorizer;
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.launchPreparer = launchPreparer;
        this.processController = processController;
        this.stopSequence = stopSequence;
        this.allServersStopper = allServersStopper;
    }

    @Override
    public LifecycleResult start(Actor actor, int id) {
        authorizer.require(actor, Permission.SERVER_POWER, id);
        ServerInstance server = serverRegistry.require(id);
        registry.requireGame(server.record().gameType());
        // Adapters are called while only this server's lock is held: a concurrent stop waits and then stops the started
        // process; a concurrent start waits and then fails with the same error or because the server is running.
        return server.callLocked(locked -> {
            requireExists(server);
            if (server.isActive()) {
                throw new LanguardException(
                        ErrorCode.SERVER_ALREADY_RUNNING,
                        "Server with id " + id + " is already "
                                + server.status().wireName());
            }
            allServersStopper.requireNotEnding();
            long killsBefore = server.killRequests();
            LaunchPreparer.LaunchPlan plan = prepare(actor, server);
            locked.cancelPendingRestart();
            locked.resetRestarts();
            server.audit(actor, new StartRequested());
            processController.launch(locked, plan, killsBefore);
            return new LifecycleResult(ServerStatus.STARTING, null);
        });
    }

    /** Prepares a launch. A rejected start changes no state, but the audit trail shows the attempt. */
    private LaunchPreparer.LaunchPlan prepare(Actor actor, ServerInstance server) {
        try {
            return launchPreparer.prepare(server);
        } catch (LanguardException e) {
            server.audit(actor, new StartFailed(e.getMessage(), List.of()));
            throw e;
        }
    }

    @Override
    public LifecycleResult stop(Actor actor, int id, boolean force, @Nullable String reason) {
        authorizer.require(actor, Permission.SERVER_POWER, id);
        ServerInstance server = serverRegistry.require(id);
        return server.callLocked(locked -> {
            requireExists(server);
            if (locked.cancelPendingRestart()) {
                server.audit(actor, new StopRequested(force, reason));
                locked.transitionTo(ServerStatus.STOPPED);
                return new LifecycleResult(ServerStatus.STOPPED, null);
            }
            requireActive(server);
            server.audit(actor, new StopRequested(force, reason));
            locked.setStartAfterStop(false);
            stopSequence.stop(locked, force);
            return result(server);
        });
    }

    @Override
    public LifecycleResult restart(Actor actor, int id) {
        authorizer.require(actor, Permission.SERVER_POWER, id);
        ServerInstance server = serverRegistry.require(id);
        registry.requireGame(server.record().gameType());
        LifecycleResult stopping = server.callLocked(locked -> {
            requireExists(server);
            allServersStopper.requireNotEnding();
            if (server.isRestartPending()) {
                return null;
            }
            requireActive(server);
            server.audit(actor, new RestartRequested());
            locked.setStartAfterStop(true);
            stopSequence.stop(locked, false);
            return result(server);
        });
        return stopping == null ? start(actor, id) : stopping; // a pending restart is brought forward
    }

    @Override
    public List<Integer> stopAll(Actor actor, @Nullable String reason, boolean resume) {
        authorizer.require(actor, Permission.SYSTEM_MANAGE);
        authorizer.require(actor, Permission.SERVER_POWER);
        return allServersStopper.stop(actor, reason, resume);
    }

    @Override
    public LifecycleResult kill(Actor actor, int id) {
        authorizer.require(actor, Permission.SERVER_POWER, id);
        ServerInstance server = serverRegistry.require(id);
        if (!server.isActive() && !server.isRestartPending()) {
            throw notRunning(server);
        }
        // First, so that a start that is under way learns that it must not start the process any more.
        server.requestKill();
        server.audit(actor, new KillRequested());
        GameProcess process = server.process();
        if (process != null) {
            process.killTree();
            awaitExit(process);
        }
        // If the lock remains held, its holder detects the kill when it is done and ends the run itself.
        server.tryRunLocked(KILL_TIMEOUT, this::settleAfterKill);
        return new LifecycleResult(ServerStatus.STOPPED, null);
    }

    private void settleAfterKill(LockedServer locked) {
        locked.setStartAfterStop(false);
        if (locked.cancelPendingRestart()) {
            locked.transitionTo(ServerStatus.STOPPED);
            return;
        }
        ServerInstance server = locked.server();
        GameProcess process = server.process();
        if (process == null && server.isActive()) {
            locked.transitionTo(ServerStatus.STOPPED);
        } else if (process != null) {
            process.killTree();
            awaitExit(process);
            processController.processExited(server, process);
        }
    }

    private static void awaitExit(GameProcess process) {
        try {
            process.onExit().get(KILL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            return; // the process is watched, and its exit is handled then
        }
    }

    private static LifecycleResult result(ServerInstance server) {
        GameProcess process = server.process();
        return new LifecycleResult(
                server.status(), process == null ? null : process.identity().pid());
    }

    private void requireExists(ServerInstance server) {
        if (server.isDeleted()) {
            serverRegistry.require(server.id());
        }
    }

    private static void requireActive(ServerInstance server) {
        if (!server.isActive()) {
            throw notRunning(server);
        }
    }

    private static LanguardException notRunning(ServerInstance server) {
        return new LanguardException(
                ErrorCode.SERVER_NOT_RUNNING,
                "Server with id " + server.id() + " is not running; its status is "
                        + server.status().wireName());
    }
}
