package io.languard.core.server;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.process.GameProcess;
import io.languard.core.registry.AdapterRegistry;
import io.languard.service.server.LifecycleResult;
import io.languard.service.server.LifecycleService;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of a server's life: decides under the server's lock, and leaves the doing to {@link ProcessController}. */
@Component(service = LifecycleService.class)
public class LifecycleServiceImpl implements LifecycleService {

    private static final int KILL_WAIT_SECONDS = 5;

    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final LaunchPreparer launchPreparer;
    private final ProcessController processController;
    private final ServerStateMachine serverStateMachine;

    @Activate
    public LifecycleServiceImpl(
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference LaunchPreparer launchPreparer,
            @Reference ProcessController processController,
            @Reference ServerStateMachine serverStateMachine) {
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.launchPreparer = launchPreparer;
        this.processController = processController;
        this.serverStateMachine = serverStateMachine;
    }

    @Override
    public LifecycleResult start(Actor actor, int id) {
        ServerInstance server = serverRegistry.require(id);
        registry.requireGame(server.record().gameType());
        server.lock.lock();
        try {
            requireThere(server);
            if (server.status().isActive()) {
                throw new LanguardException(
                        ErrorCode.SERVER_ALREADY_RUNNING,
                        "Server with id " + id + " is already "
                                + server.status().wireName());
            }
            long kills = server.killCount.get();
            LaunchPreparer.LaunchPlan launchPlan = prepare(actor, server);
            cancelRestart(server);
            server.restartPolicy.reset();
            serverStateMachine.updateRestartCount(server, 0);
            serverStateMachine.audit(server, "start_requested", actor.name(), Map.of());
            processController.launch(server, launchPlan, kills);
            return new LifecycleResult(ServerStatus.STARTING, null);
        } finally {
            server.lock.unlock();
        }
    }

    /** A start that is refused changes no state, but whoever looks at the server later is to see that it was tried. */
    private LaunchPreparer.LaunchPlan prepare(Actor actor, ServerInstance server) {
        try {
            return launchPreparer.prepare(server);
        } catch (LanguardException e) {
            serverStateMachine.audit(server, "start_failed", actor.name(), Map.of("reason", e.getMessage()));
            throw e;
        }
    }

    @Override
    public LifecycleResult stop(Actor actor, int id, boolean force, String reason) {
        ServerInstance server = serverRegistry.require(id);
        server.lock.lock();
        try {
            requireThere(server);
            Map<String, Object> detail = new HashMap<>();
            detail.put("force", force);
            if (reason != null && !reason.isEmpty()) {
                detail.put("reason", reason);
            }
            if (cancelRestart(server)) {
                serverStateMachine.audit(server, "stop_requested", actor.name(), detail);
                serverStateMachine.transitionTo(server, ServerStatus.STOPPED);
                return new LifecycleResult(ServerStatus.STOPPED, null);
            }
            requireActive(server);
            serverStateMachine.audit(server, "stop_requested", actor.name(), detail);
            server.startAfterStop = null;
            processController.stop(server, force);
            return state(server);
        } finally {
            server.lock.unlock();
        }
    }

    @Override
    public LifecycleResult restart(Actor actor, int id) {
        ServerInstance server = serverRegistry.require(id);
        registry.requireGame(server.record().gameType());
        server.lock.lock();
        try {
            requireThere(server);
            if (server.pendingRestart == null) {
                requireActive(server);
                serverStateMachine.audit(server, "restart_requested", actor.name(), Map.of());
                server.startAfterStop = actor;
                processController.stop(server, false);
                return state(server);
            }
        } finally {
            server.lock.unlock();
        }
        return start(actor, id); // one was planned: it comes now
    }

    @Override
    public LifecycleResult kill(Actor actor, int id) {
        ServerInstance server = serverRegistry.require(id);
        if (!server.status().isActive() && server.pendingRestart == null) {
            throw notRunning(server);
        }
        // Counted before anything else: whoever holds the lock now sees that what he is about to start is unwanted.
        server.killCount.incrementAndGet();
        serverStateMachine.audit(server, "kill_requested", actor.name(), Map.of());
        GameProcess process = server.process;
        if (process != null) {
            process.killTree();
            awaitEnd(process);
        }
        settle(server);
        return new LifecycleResult(ServerStatus.STOPPED, null);
    }

    /** Brings the state in line after a kill, unless somebody holds the lock for long: then he does it when he is done. */
    private void settle(ServerInstance server) {
        try {
            if (!server.lock.tryLock(KILL_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            server.startAfterStop = null;
            if (cancelRestart(server)) {
                serverStateMachine.transitionTo(server, ServerStatus.STOPPED);
                return;
            }
            GameProcess process = server.process;
            if (process == null && server.status().isActive()) {
                serverStateMachine.transitionTo(server, ServerStatus.STOPPED);
            } else if (process != null) {
                process.killTree();
                awaitEnd(process);
                processController.processExited(server, process);
            }
        } finally {
            server.lock.unlock();
        }
    }

    private static void awaitEnd(GameProcess process) {
        try {
            process.onExit().get(KILL_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            return; // it is being waited for anyway, by whoever watches it
        }
    }

    private static boolean cancelRestart(ServerInstance server) {
        if (server.pendingRestart == null) {
            return false;
        }
        server.pendingRestart.cancel(false);
        server.pendingRestart = null;
        return true;
    }

    private static LifecycleResult state(ServerInstance server) {
        GameProcess process = server.process;
        return new LifecycleResult(
                server.status(), process == null ? null : process.identity().pid());
    }

    private void requireThere(ServerInstance server) {
        if (server.deleted) {
            serverRegistry.require(server.id());
        }
    }

    private static void requireActive(ServerInstance server) {
        if (!server.status().isActive()) {
            throw notRunning(server);
        }
    }

    private static LanguardException notRunning(ServerInstance server) {
        return new LanguardException(
                ErrorCode.SERVER_NOT_RUNNING,
                "Server with id " + server.id() + " is not running; it is "
                        + server.status().wireName());
    }
}
