package io.languard.core.server;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.process.GameProcess;
import io.languard.core.registry.AdapterRegistry;
import io.languard.ports.server.LifeState;
import io.languard.ports.server.Lifecycle;
import io.languard.ports.server.ServerStatus;
import io.languard.ports.user.Actor;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of a server's life: decides under the server's lock, and leaves the doing to {@link Runs}. */
@Component(service = Lifecycle.class)
public class Supervisor implements Lifecycle {

    private static final int KILL_WAIT_SECONDS = 5;

    private final Fleet fleet;
    private final AdapterRegistry registry;
    private final Preparation preparation;
    private final Runs runs;
    private final Life life;

    @Activate
    public Supervisor(
            @Reference Fleet fleet,
            @Reference AdapterRegistry registry,
            @Reference Preparation preparation,
            @Reference Runs runs,
            @Reference Life life) {
        this.fleet = fleet;
        this.registry = registry;
        this.preparation = preparation;
        this.runs = runs;
        this.life = life;
    }

    @Override
    public LifeState start(Actor actor, int id) {
        ManagedServer server = fleet.require(id);
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
            long kills = server.kills.get();
            Preparation.Launch launch = prepare(actor, server);
            cancelRestart(server);
            server.restarts.startAfresh();
            life.countRestarts(server, 0);
            life.audit(server, "start_requested", actor.name(), Map.of());
            runs.begin(server, launch, kills);
            return new LifeState(ServerStatus.STARTING, null);
        } finally {
            server.lock.unlock();
        }
    }

    /** A start that is refused changes no state, but whoever looks at the server later is to see that it was tried. */
    private Preparation.Launch prepare(Actor actor, ManagedServer server) {
        try {
            return preparation.prepare(server);
        } catch (LanguardException e) {
            life.audit(server, "start_failed", actor.name(), Map.of("reason", e.getMessage()));
            throw e;
        }
    }

    @Override
    public LifeState stop(Actor actor, int id, boolean force, String reason) {
        ManagedServer server = fleet.require(id);
        server.lock.lock();
        try {
            requireThere(server);
            Map<String, Object> detail = new HashMap<>();
            detail.put("force", force);
            if (reason != null && !reason.isEmpty()) {
                detail.put("reason", reason);
            }
            if (cancelRestart(server)) {
                life.audit(server, "stop_requested", actor.name(), detail);
                life.become(server, ServerStatus.STOPPED);
                return new LifeState(ServerStatus.STOPPED, null);
            }
            requireActive(server);
            life.audit(server, "stop_requested", actor.name(), detail);
            server.startAfterStop = null;
            runs.stop(server, force);
            return state(server);
        } finally {
            server.lock.unlock();
        }
    }

    @Override
    public LifeState restart(Actor actor, int id) {
        ManagedServer server = fleet.require(id);
        registry.requireGame(server.record().gameType());
        server.lock.lock();
        try {
            requireThere(server);
            if (server.pendingRestart == null) {
                requireActive(server);
                life.audit(server, "restart_requested", actor.name(), Map.of());
                server.startAfterStop = actor;
                runs.stop(server, false);
                return state(server);
            }
        } finally {
            server.lock.unlock();
        }
        return start(actor, id); // one was planned: it comes now
    }

    @Override
    public LifeState kill(Actor actor, int id) {
        ManagedServer server = fleet.require(id);
        if (!server.status().isActive() && server.pendingRestart == null) {
            throw notRunning(server);
        }
        // Counted before anything else: whoever holds the lock now sees that what he is about to start is unwanted.
        server.kills.incrementAndGet();
        life.audit(server, "kill_requested", actor.name(), Map.of());
        GameProcess process = server.process;
        if (process != null) {
            process.killTree();
            awaitEnd(process);
        }
        settle(server);
        return new LifeState(ServerStatus.STOPPED, null);
    }

    /** Brings the state in line after a kill, unless somebody holds the lock for long: then he does it when he is done. */
    private void settle(ManagedServer server) {
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
                life.become(server, ServerStatus.STOPPED);
                return;
            }
            GameProcess process = server.process;
            if (process == null && server.status().isActive()) {
                life.become(server, ServerStatus.STOPPED);
            } else if (process != null) {
                process.killTree();
                awaitEnd(process);
                runs.ended(server, process);
            }
        } finally {
            server.lock.unlock();
        }
    }

    private static void awaitEnd(GameProcess process) {
        try {
            process.ended().get(KILL_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            return; // it is being waited for anyway, by whoever watches it
        }
    }

    private static boolean cancelRestart(ManagedServer server) {
        if (server.pendingRestart == null) {
            return false;
        }
        server.pendingRestart.cancel(false);
        server.pendingRestart = null;
        return true;
    }

    private static LifeState state(ManagedServer server) {
        GameProcess process = server.process;
        return new LifeState(
                server.status(), process == null ? null : process.identity().pid());
    }

    private void requireThere(ManagedServer server) {
        if (server.deleted) {
            fleet.require(server.id());
        }
    }

    private static void requireActive(ManagedServer server) {
        if (!server.status().isActive()) {
            throw notRunning(server);
        }
    }

    private static LanguardException notRunning(ManagedServer server) {
        return new LanguardException(
                ErrorCode.SERVER_NOT_RUNNING,
                "Server with id " + server.id() + " is not running; it is "
                        + server.status().wireName());
    }
}
