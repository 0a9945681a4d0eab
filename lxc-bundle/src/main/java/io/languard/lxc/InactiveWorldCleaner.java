package io.languard.lxc;

import io.languard.api.error.LanguardException;
import io.languard.api.world.CleanupResult;
import io.languard.api.world.World;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.EngineException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Removes the worlds of players who have not been seen for long; several at a time. */
final class InactiveWorldCleaner {

    private static final int AT_A_TIME = 4;

    private final WorldStore store;
    private final WorldRemover worldRemover;
    private final PerPlayerExecutor lines;
    private final Duration inactivity;
    private final Clock clock;

    InactiveWorldCleaner(
            WorldStore store, WorldRemover worldRemover, PerPlayerExecutor lines, Duration inactivity, Clock clock) {
        this.store = store;
        this.worldRemover = worldRemover;
        this.lines = lines;
        this.inactivity = inactivity;
        this.clock = clock;
    }

    CleanupResult run() {
        List<World> expired = store.list().stream().filter(this::expired).toList();
        Queue<World> left = new ConcurrentLinkedQueue<>(expired);
        Queue<String> errors = new ConcurrentLinkedQueue<>();
        AtomicInteger removed = new AtomicInteger();
        Runnable worker = () -> {
            for (World world = left.poll(); world != null; world = left.poll()) {
                if (remove(world, errors)) {
                    removed.incrementAndGet();
                }
            }
        };
        List<Thread> workers = Stream.generate(() -> new Thread(worker, "languard-cleanup"))
                .limit(Math.min(AT_A_TIME, expired.size()))
                .toList();
        workers.forEach(Thread::start);
        join(workers);
        return new CleanupResult(removed.get(), List.copyOf(errors));
    }

    private static void join(List<Thread> workers) {
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            workers.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }

    private boolean remove(World world, Queue<String> errors) {
        try {
            return lines.run(
                    world.player(),
                    PerPlayerExecutor.WorldOperation.REMOVE,
                    () -> removeNow(world.player()),
                    done -> false);
        } catch (EngineException e) {
            errors.add(complaint(world, e.getMessage()));
        } catch (LanguardException e) {
            errors.add(complaint(world, "Database connection failed"));
        }
        return false;
    }

    private static String complaint(World world, String details) {
        return "Failed to remove container '" + world.container() + "' of player '" + world.player() + "': " + details;
    }

    /** The player may have come back while others were removed. */
    private boolean removeNow(String player) {
        Optional<World> expired = WorldRecords.find(store, player).filter(this::expired);
        if (expired.isEmpty()) {
            return false;
        }
        worldRemover.remove(expired.get());
        return true;
    }

    /** One of whose last login nothing is known counts from its making, and stays if nobody knows that either. */
    private boolean expired(World world) {
        Instant last = world.lastLogin() != null ? world.lastLogin() : world.created();
        return last != null && last.isBefore(clock.instant().minus(inactivity));
    }
}
