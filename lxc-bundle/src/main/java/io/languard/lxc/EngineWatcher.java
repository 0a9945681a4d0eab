package io.languard.lxc;

import io.languard.api.error.LanguardException;
import io.languard.api.world.World;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.EngineEventClient;
import io.languard.lxc.engine.EngineException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Keeps records true between requests: looks at everything when the engine comes into reach, and then at what its events
 * are about.
 */
final class EngineWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(EngineWatcher.class);
    private static final long FIRST_PAUSE = 500;
    private static final long LONGEST_PAUSE = 15_000;
    private static final int ADDRESS_LOOKS = 7;

    /** What no event tells, such as a cluster's member that went, shows after so long. */
    private static final long ROUND = 30_000;

    private final EngineEventClient events;
    private final Provisioner provisioner;
    private final WorldStore store;
    private final ScheduledExecutorService workers;
    private final EventDebouncer pendingEvents = new EventDebouncer();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private volatile long pause = FIRST_PAUSE;
    private volatile String trouble = "";

    EngineWatcher(
            EngineEventClient events, Provisioner provisioner, WorldStore store, ScheduledExecutorService workers) {
        this.events = events;
        this.provisioner = provisioner;
        this.store = store;
        this.workers = workers;
    }

    /** Looks at everything now and then. */
    void schedulePolling() {
        workers.scheduleWithFixedDelay(this::reconcileAll, ROUND, ROUND, TimeUnit.MILLISECONDS);
    }

    /** Listens from now on, and again whenever the connection is lost, until the workers are shut down. */
    void listen() {
        events.listen(this::onOpened, this::onEvent).thenRun(this::onConnectionLost);
    }

    private void onOpened() {
        pause = FIRST_PAUSE;
        // What happened before this moment is never told.
        later(0, this::reconcileAll);
    }

    private void onConnectionLost() {
        later(pause, () -> {
            reconcileAll();
            listen();
        });
        pause = Math.min(LONGEST_PAUSE, pause * 2);
    }

    private void reconcileAll() {
        guarded(() -> {
            provisioner.reconciler().findInconsistentPlayers().forEach(player -> later(0, () -> check(player, 0)));
            trouble = "";
        });
    }

    private void onEvent(String container) {
        if (pendingEvents.offer(container)) {
            later(0, () -> changed(container));
        }
    }

    private void changed(String container) {
        pendingEvents.release(container);
        guarded(() -> store.list().stream()
                .filter(world -> container.equals(world.container()))
                .map(World::player)
                .forEach(player -> check(player, 0)));
    }

    /** Once what is under way for the player has ended, however many events that makes. */
    private void check(String player, int look) {
        if (waiting.add(player)) {
            provisioner
                    .playerExecutor()
                    .runIfFree(
                            player,
                            () -> checkNow(player, look),
                            () -> later(0, () -> {
                                waiting.remove(player);
                                check(player, look);
                            }));
        }
    }

    private void checkNow(String player, int look) {
        waiting.remove(player);
        guarded(() -> {
            boolean settled = provisioner.reconciler().reconcile(player);
            if (!settled && look < ADDRESS_LOOKS) {
                later(100L << look, () -> check(player, look + 1));
            }
        });
    }

    private void later(long millis, Runnable work) {
        try {
            workers.schedule(work, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The bundle is ending; the next one looks at everything.
        }
    }

    /**
     * Trouble with the engine or the table is told once, and again when it is another. A machine without an engine is
     * nothing to warn of for as long as there are no worlds on it.
     */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (EngineException | LanguardException e) {
            if (!workers.isShutdown() && !trouble.equals(e.getMessage())) {
                trouble = e.getMessage();
                LOG.atLevel(hasWorlds() ? Level.WARN : Level.INFO).log("Worlds cannot be watched for now: {}", trouble);
            }
        } catch (RuntimeException e) {
            if (!workers.isShutdown()) {
                LOG.error("Watching worlds failed", e);
            }
        }
    }

    private boolean hasWorlds() {
        try {
            return !store.list().isEmpty();
        } catch (LanguardException e) {
            return true; // it is the table that is out of reach
        }
    }
}
