package io.languard.core.lifecycle;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.process.GameProcess;
import io.languard.core.server.LockedServer;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.service.event.EventService;
import io.languard.service.event.LifecycleAuditEvent.StopAllRequested;
import io.languard.service.event.LifecycleAuditEvent.StopRequested;
import io.languard.service.event.PlatformEvent;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stops all servers together, at the end of the platform for good. */
@Component(service = AllServersStopper.class)
public class AllServersStopper {

    private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(2);

    private final ServerRegistry serverRegistry;
    private final StopSequence stopSequence;
    private final EventService eventService;
    private volatile boolean ending;

    @Activate
    public AllServersStopper(
            @Reference ServerRegistry serverRegistry,
            @Reference StopSequence stopSequence,
            @Reference EventService eventService) {
        this.serverRegistry = serverRegistry;
        this.stopSequence = stopSequence;
        this.eventService = eventService;
    }

    /**
     * Refuses starts from now on, because the platform is about to end. Called before {@link #stop}, which waits for starts
     * that are being prepared.
     */
    void beginEnd() {
        ending = true;
    }

    /** Returns whether servers are no longer started, because the platform is about to end. */
    boolean isEnding() {
        return ending;
    }

    /** Throws {@code CONFLICT} if servers are no longer started. */
    void requireNotEnding() {
        if (ending) {
            throw new LanguardException(ErrorCode.CONFLICT, "Languard is ending and does not start servers any more");
        }
    }

    /**
     * Starts to stop all servers that run or are about to; returns their ids. The audit trail contains the request of a
     * user even if there were none, and that of the platform only if there were some.
     */
    List<Integer> stop(Actor actor, @Nullable String reason, boolean resume) {
        List<Integer> stopped = new ArrayList<>();
        for (ServerInstance server : serverRegistry.all()) {
            if (server.callLocked(locked -> stop(locked, actor, reason, resume))) {
                stopped.add(server.id());
            }
        }
        if (!stopped.isEmpty() || !actor.equals(Actor.supervisor())) {
            eventService.publish(PlatformEvent.Audited.now(null, actor, new StopAllRequested(stopped, resume, reason)));
        }
        return stopped;
    }

    /** Waits until no server runs any more and kills those that are left after the timeout. */
    void awaitEnd(Duration timeout) {
        if (!awaitInactive(timeout)) {
            serverRegistry.all().forEach(server -> {
                GameProcess process = server.process();
                if (process != null) {
                    process.killTree();
                }
            });
            awaitInactive(KILL_TIMEOUT);
        }
    }

    private boolean stop(LockedServer locked, Actor actor, @Nullable String reason, boolean resume) {
        ServerInstance server = locked.server();
        boolean pending = locked.cancelPendingRestart();
        if (server.isDeleted() || !pending && !server.isActive()) {
            return false;
        }
        boolean restarting = locked.takeStartAfterStop();
        boolean keptStopped = server.status() == ServerStatus.STOPPING
                && !restarting
                && !server.record().runState().resume();
        server.audit(actor, new StopRequested(false, reason));
        if (pending) {
            locked.transitionTo(ServerStatus.STOPPED);
        } else {
            stopSequence.stop(locked, false);
        }
        locked.setResume(resume && !keptStopped); // an admin may have stopped it before
        return true;
    }

    private boolean awaitInactive(Duration timeout) {
        long startNanos = System.nanoTime();
        while (serverRegistry.all().stream().anyMatch(ServerInstance::isActive)) {
            if (System.nanoTime() - startNanos > timeout.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }
}
