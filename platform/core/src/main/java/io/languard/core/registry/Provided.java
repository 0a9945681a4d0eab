package io.languard.core.registry;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service of an adapter, or the provisioner of worlds, behind the fence: every call has a time limit, runs with the
 * adapter's class loader, and ends with a coded error that names the adapter if it hangs, fails or vanishes. No answer is
 * {@code null} or has {@code null} in it.
 *
 * @param <S> the service's interface
 */
public final class Provided<S> {

    /** How long a call may take unless the API says otherwise. */
    public static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Provided.class);

    private final Owner owner;
    private final S service;
    private final Executor threads;
    private final Lane lane;
    private final Set<Future<?>> calls = ConcurrentHashMap.newKeySet();
    private final Set<Lane.Place> held = ConcurrentHashMap.newKeySet();
    private volatile boolean gone;

    Provided(Owner owner, S service, Executor threads, Lane lane) {
        this.owner = owner;
        this.service = service;
        this.threads = threads;
        this.lane = lane;
    }

    /** Calls the service with the usual limit. */
    public <R> R call(Function<S, R> call) {
        return call(LIMIT, call);
    }

    /** Calls the service; the calling thread waits no longer than the limit. */
    public <R> R call(Duration limit, Function<S, R> call) {
        return call(limit, limit, call);
    }

    /** Calls the service, and waits so long at most for a place where too many calls are under way. */
    public <R> R call(Duration limit, Duration patience, Function<S, R> call) {
        long begun = System.nanoTime();
        FutureTask<R> task = new FutureTask<>(() -> inAdapter(() -> Answers.checked(call.apply(service))));
        Lane.Place place = enter(patience);
        calls.add(task);
        try {
            if (gone) {
                leave(place);
                throw owner.absent();
            }
            threads.execute(() -> {
                try {
                    task.run();
                } finally {
                    leave(place);
                }
            });
            return task.get(limit.toNanos() - (System.nanoTime() - begun), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            place.giveUp();
            task.cancel(true);
            LOG.error("{} did not answer within {} s", owner.name(), limit.toSeconds());
            throw failure("did not answer in time", e);
        } catch (RejectedExecutionException e) {
            leave(place);
            throw tooBusy(e);
        } catch (ExecutionException e) {
            throw translate(e.getCause());
        } catch (CancellationException e) {
            throw owner.absent();
        } catch (InterruptedException e) {
            place.giveUp();
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw failure("was interrupted", e);
        } finally {
            calls.remove(task);
        }
    }

    private Lane.Place enter(Duration patience) {
        try {
            Lane.Place place = lane.enter(patience);
            if (place == null) {
                throw gone ? owner.absent() : tooBusy(null);
            }
            held.add(place);
            return place;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was interrupted", e);
        }
    }

    private void leave(Lane.Place place) {
        held.remove(place);
        place.leave();
    }

    private LanguardException tooBusy(Throwable cause) {
        LOG.error("{} has too many calls to answer; one more was refused", owner.name());
        return new LanguardException(owner.busy(), owner.name() + " is too busy", cause);
    }

    /**
     * Calls the service on the calling thread, without a limit of its own: for calls that the API wants at once, and that
     * come too often for a thread change.
     */
    public <R> R direct(Function<S, R> call) {
        if (gone) {
            throw owner.absent();
        }
        try {
            return inAdapter(() -> Answers.checked(call.apply(service)));
        } catch (RuntimeException | Error e) {
            throw translate(e);
        } catch (Exception e) {
            throw translate(e);
        }
    }

    /** Calls a method that gives no answer, with the usual limit. */
    public void run(Consumer<S> call) {
        call(provided -> {
            call.accept(provided);
            return Boolean.TRUE;
        });
    }

    /**
     * The error for an answer that the platform can't work with.
     *
     * @param what the rest of the sentence, such as {@code named no folder}
     */
    public LanguardException unfit(String what) {
        LOG.error("{} {}", owner.name(), what);
        return failure(what, null);
    }

    /** Waits for a stage that the service gave, translating its failure like a call's; ends at once if the service vanishes. */
    public <R> R await(CompletableFuture<R> stage, Duration limit) {
        CompletableFuture<R> answer = stage.copy();
        calls.add(answer);
        try {
            if (gone) {
                throw owner.absent();
            }
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CancellationException e) {
            throw owner.absent();
        } catch (TimeoutException e) {
            throw new LanguardException(
                    ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "The game server's remote admin did not answer in time", e);
        } catch (ExecutionException e) {
            throw translate(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was interrupted", e);
        } finally {
            calls.remove(answer);
        }
    }

    /** Whether the service has been unregistered. */
    public boolean gone() {
        return gone;
    }

    boolean is(Object other) {
        return service == other;
    }

    /** The service is being unregistered: calls in flight end with a clean error instead of running in a dead bundle. */
    void vanish() {
        gone = true;
        calls.forEach(task -> task.cancel(true));
        held.forEach(this::leave); // what comes after it begins with all places
    }

    private <R> R inAdapter(Callable<R> call) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(service.getClass().getClassLoader());
        try {
            return call.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private LanguardException translate(Throwable cause) {
        Throwable real = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        if (real instanceof LanguardException known && Answers.mayPass(known)) {
            return known;
        }
        if (gone) {
            return owner.absent();
        }
        LOG.error("{} failed", owner.name(), real);
        return failure("failed", real);
    }

    private LanguardException failure(String what, Throwable cause) {
        return new LanguardException(ErrorCode.INTERNAL_ERROR, owner.name() + " " + what, cause);
    }
}
