package io.languard.lxc;

import io.languard.lxc.engine.EngineException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Runs one operation at a time for each player. Concurrent requests for the same operation share it: a request that
 * arrives while it is in progress receives its result as a non-initiating caller. Safe for use by multiple threads; no
 * lock is held while an operation runs.
 */
final class PerPlayerExecutor {

    /** The kinds of operations. */
    enum WorldOperation {
        ADD,
        STOP,
        REMOVE,
        START,
        FREEZE,
        THAW,
        HALT,
        DELETE,
        CHECK
    }

    private record InFlightRequest(WorldOperation kind, CompletableFuture<Object> end) {}

    private final ConcurrentHashMap<String, InFlightRequest> inFlightRequests = new ConcurrentHashMap<>();

    /**
     * Runs the work on this thread when no other operation of the player is in progress, or shares the result of the
     * same operation on another thread.
     *
     * @param shared converts another thread's result for callers that only share it
     */
    @SuppressWarnings("unchecked") // operations of one kind return results of one type
    <T> T run(String player, WorldOperation worldOperation, Supplier<T> work, UnaryOperator<T> shared) {
        InFlightRequest mine = new InFlightRequest(worldOperation, new CompletableFuture<>());
        while (true) {
            InFlightRequest other = inFlightRequests.putIfAbsent(player, mine);
            if (other == null) {
                return work(player, mine, work);
            }
            if (other.kind() == worldOperation) {
                return shared.apply((T) result(other));
            }
            await(other.end().exceptionally(failure -> null));
        }
    }

    /**
     * Runs the work on this thread if no operation of the player is in progress.
     *
     * @param later called, on another thread, when the operation in progress has ended
     */
    void runIfFree(String player, Runnable work, Runnable later) {
        InFlightRequest mine = new InFlightRequest(WorldOperation.CHECK, new CompletableFuture<>());
        InFlightRequest other = inFlightRequests.putIfAbsent(player, mine);
        if (other != null) {
            other.end().whenComplete((result, failure) -> later.run());
            return;
        }
        work(player, mine, () -> {
            work.run();
            return null;
        });
    }

    /** Runs the work on this thread if no operation of the player is in progress; returns empty otherwise. */
    <T> Optional<T> tryRun(String player, Supplier<T> work) {
        InFlightRequest mine = new InFlightRequest(WorldOperation.CHECK, new CompletableFuture<>());
        return inFlightRequests.putIfAbsent(player, mine) == null
                ? Optional.ofNullable(work(player, mine, work))
                : Optional.empty();
    }

    private <T> T work(String player, InFlightRequest mine, Supplier<T> work) {
        try {
            T result = work.get();
            leave(player, mine);
            mine.end().complete(result);
            return result;
        } catch (RuntimeException | Error e) {
            leave(player, mine);
            mine.end().completeExceptionally(e);
            throw e;
        }
    }

    /** Called before waiting callers are notified, so that none of them finds the finished operation. */
    private void leave(String player, InFlightRequest mine) {
        inFlightRequests.remove(player, mine);
    }

    private static Object result(InFlightRequest inFlightRequest) {
        try {
            return await(inFlightRequest.end());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Unlike {@code join}, can be interrupted: the platform interrupts calls that it abandons. */
    private static Object await(CompletableFuture<Object> end) {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while waiting for another request of the player");
        }
    }
}
