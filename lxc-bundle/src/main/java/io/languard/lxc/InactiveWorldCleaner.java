package io.languard.lxc;

import io.languard.api.error.LanguardException;
import io.languard.lxc.engine.EngineException;
import io.languard.world.CleanupResult;
import io.languard.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Removes the worlds of inactive players, several at a time. */
final class InactiveWorldCleaner {

    private static final int CONCURRENCY = 4;

    private final WorldContext context;
    private final WorldRemover worldRemover;

    InactiveWorldCleaner(WorldContext context, WorldRemover worldRemover) {
        this.context = context;
        this.worldRemover = worldRemover;
    }

    CleanupResult run() {
        List<World> expired =
                context.store().list().stream().filter(this::expired).toList();
        Queue<World> remaining = new ConcurrentLinkedQueue<>(expired);
        Queue<String> errors = new ConcurrentLinkedQueue<>();
        AtomicInteger removed = new AtomicInteger();
        Runnable worker = () -> {
            for (World world = remaining.poll(); world != null; world = remaining.poll()) {
                if (remove(world, errors)) {
                    removed.incrementAndGet();
                }
            }
        };
        List<Thread> workers = Stream.generate(() -> new Thread(worker, "languard-cleanup"))
                .limit(Math.min(CONCURRENCY, expired.size()))
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
            return context.players()
                    .run(
                            world.player(),
                            PerPlayerExecutor.WorldOperation.REMOVE,
                            () -> removeNow(world.player()),
                            done -> false);
        } catch (EngineException e) {
            errors.add(message(world, e.getMessage()));
        } catch (LanguardException e) {
            errors.add(message(world, "Database connection failed"));
        }
        return false;
    }

    private static String message(World world, String details) {
        return "Failed to remove container '" + world.container() + "' of player '" + world.player() + "': " + details;
    }

    /** Checks the record again, since the player may have logged in while other worlds were being removed. */
    private boolean removeNow(String player) {
        Optional<World> expired = WorldRecords.find(context.store(), player).filter(this::expired);
        if (expired.isEmpty()) {
            return false;
        }
        worldRemover.remove(expired.get());
        return true;
    }

    /** A world without a known last login counts from its creation, and is retained if that is unknown too. */
    private boolean expired(World world) {
        Instant last = world.lastLogin() != null ? world.lastLogin() : world.created();
        return last != null
                && last.isBefore(
                        context.clock().instant().minus(context.settings().inactivity()));
    }
}
