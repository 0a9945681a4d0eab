package io.languard.lxc;

import io.languard.api.error.LanguardException;
import io.languard.lxc.engine.EngineEventClient;
import io.languard.lxc.engine.EngineException;
import io.languard.world.World;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Corrects records between requests: reconciles all of them when the engine becomes reachable, and then those that the
 * engine's events concern.
 */
final class EngineWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(EngineWatcher.class);
    private static final long FIRST_PAUSE = 500;
    private static final long MAX_PAUSE = 15_000;
    private static final int ADDRESS_CHECKS = 7;

    /** Interval for detecting changes without an event, such as a failed cluster member. */
    private static final long POLL_INTERVAL = 30_000;

    private final EngineEventClient events;
    private final WorldContext context;
    private final Reconciler reconciler;
    private final ScheduledExecutorService workers;
    private final EventDebouncer pendingEvents = new EventDebouncer();
    private final Set<String> scheduled = ConcurrentHashMap.newKeySet();
    private volatile long pause = FIRST_PAUSE;
    private volatile String lastError = "";

    EngineWatcher(
            EngineEventClient events, WorldContext context, Reconciler reconciler, ScheduledExecutorService workers) {
        this.events = events;
        this.context = context;
        this.reconciler = reconciler;
        this.workers = workers;
    }

    /** Reconciles all records periodically. */
    void schedulePolling() {
        workers.scheduleWithFixedDelay(this::reconcileAll, POLL_INTERVAL, POLL_INTERVAL, TimeUnit.MILLISECONDS);
    }

    /** Listens for events, and reconnects whenever the connection is lost, until the workers are shut down. */
    void listen() {
        events.listen(this::onOpened, this::onEvent).thenRun(this::onConnectionLost);
    }

    private void onOpened() {
        pause = FIRST_PAUSE;
        // The engine does not report events from before the connection was opened.
        later(0, this::reconcileAll);
    }

    private void onConnectionLost() {
        later(pause, () -> {
            reconcileAll();
            listen();
        });
        pause = Math.min(MAX_PAUSE, pause * 2);
    }

    private void reconcileAll() {
        guarded(() -> {
            reconciler.findInconsistentPlayers().forEach(player -> later(0, () -> check(player, 0)));
            lastError = "";
        });
    }

    private void onEvent(String container) {
        if (pendingEvents.offer(container)) {
            later(0, () -> changed(container));
        }
    }

    private void changed(String container) {
        pendingEvents.release(container);
        guarded(() -> context.store().list().stream()
                .filter(world -> container.equals(world.container()))
                .map(World::player)
                .forEach(player -> check(player, 0)));
    }

    /** Checks a player's record as soon as no operation of the player is in progress; coalesces concurrent checks. */
    private void check(String player, int attempt) {
        if (scheduled.add(player)) {
            context.players()
                    .runIfFree(
                            player,
                            () -> checkNow(player, attempt),
                            () -> later(0, () -> {
                                scheduled.remove(player);
                                check(player, attempt);
                            }));
        }
    }

    private void checkNow(String player, int attempt) {
        scheduled.remove(player);
        guarded(() -> {
            boolean settled = reconciler.reconcile(player);
            if (!settled && attempt < ADDRESS_CHECKS) {
                later(100L << attempt, () -> check(player, attempt + 1));
            }
        });
    }

    private void later(long millis, Runnable work) {
        try {
            workers.schedule(work, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The bundle is stopping; the next start reconciles everything.
        }
    }

    /**
     * Logs failures of the engine or the database once, and again when the message changes. A machine without an engine
     * is not worth a warning as long as it has no worlds.
     */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (EngineException | LanguardException e) {
            String error = String.valueOf(e.getMessage());
            if (!workers.isShutdown() && !lastError.equals(error)) {
                lastError = error;
                LOG.atLevel(hasWorlds() ? Level.WARN : Level.INFO).log("Could not check worlds: {}", lastError);
            }
        } catch (RuntimeException e) {
            if (!workers.isShutdown()) {
                LOG.error("Failed to check worlds", e);
            }
        }
    }

    private boolean hasWorlds() {
        try {
            return !context.store().list().isEmpty();
        } catch (LanguardException e) {
            return true; // it is the database that is unavailable
        }
    }
}
