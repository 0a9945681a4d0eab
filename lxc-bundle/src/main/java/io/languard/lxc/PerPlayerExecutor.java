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
 * One thing at a time for each player. Requests for the same thing share it: whoever comes while it is under way gets its
 * result, as somebody who did not do it himself. Safe for use from many threads; no lock is held while work is done.
 */
final class PerPlayerExecutor {

    /** What a request wants. */
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
     * Does the work on this thread when it is the player's turn, or shares what another thread is doing.
     *
     * @param shared what another thread's result means for who only shares it
     */
    @SuppressWarnings("unchecked") // work of one kind gives results of one type
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
     * Does the work on this thread if nothing is under way for the player.
     *
     * @param later called, on another thread, when what is under way has ended
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

    /** Does the work on this thread if nothing is under way for the player; empty if something is. */
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

    /** Before the others are told, so that none of them meets a turn that has ended. */
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

    /** Not {@code join}: whoever waits is let go when the platform gives the request up. */
    private static Object await(CompletableFuture<Object> end) {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while another request of the player was under way");
        }
    }
}
