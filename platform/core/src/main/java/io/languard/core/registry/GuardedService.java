package io.languard.core.registry;

import static java.util.Objects.requireNonNull;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.ResponseSize;
import java.time.Duration;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A guarded reference to a service of an adapter or to the provisioner of worlds. Every call has a timeout, runs with
 * the adapter's context class loader, and ends with a coded error that names the adapter if it hangs, fails or is
 * unregistered. No result is {@code null}, contains {@code null}, or exceeds the limits of {@link ResponseSize}.
 *
 * @param <S> the service's interface
 */
public final class GuardedService<S> {

    /** The timeout of calls for which the API specifies no other. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    private static final int MAX_VERSION = 100;

    private static final Logger LOG = LoggerFactory.getLogger(GuardedService.class);

    private final ServiceOwner serviceOwner;
    private final S service;
    private final Executor threads;
    private final Bulkhead bulkhead;
    private final Set<Future<?>> calls = ConcurrentHashMap.newKeySet();
    private final Set<Bulkhead.Permit> held = ConcurrentHashMap.newKeySet();
    private volatile boolean gone;

    GuardedService(ServiceOwner serviceOwner, S service, Executor threads, Bulkhead bulkhead) {
        this.serviceOwner = serviceOwner;
        this.service = service;
        this.threads = threads;
        this.bulkhead = bulkhead;
    }

    /** Calls the service with the default timeout. */
    public <R> R call(Function<S, R> call) {
        return call(DEFAULT_TIMEOUT, call);
    }

    /** Calls the service. The calling thread waits no longer than the limit. */
    public <R> R call(Duration limit, Function<S, R> call) {
        long startNanos = System.nanoTime();
        FutureTask<R> task =
                new FutureTask<>(() -> inAdapter(() -> ResponseGuard.requireComplete(call.apply(service))));
        Bulkhead.Permit permit = enter(limit);
        calls.add(task);
        try {
            if (gone) {
                leave(permit);
                throw serviceOwner.unavailableError();
            }
            threads.execute(() -> {
                try {
                    task.run();
                } finally {
                    leave(permit);
                }
            });
            return task.get(limit.toNanos() - (System.nanoTime() - startNanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            permit.giveUp();
            task.cancel(true);
            LOG.error("{} did not respond within {} s", serviceOwner.name(), limit.toSeconds());
            throw failure("did not respond in time", e);
        } catch (RejectedExecutionException e) {
            leave(permit);
            throw tooBusy(e);
        } catch (ExecutionException e) {
            throw translate(requireNonNull(e.getCause()));
        } catch (CancellationException e) {
            throw serviceOwner.unavailableError();
        } catch (InterruptedException e) {
            permit.giveUp();
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw failure("was interrupted", e);
        } finally {
            calls.remove(task);
        }
    }

    private Bulkhead.Permit enter(Duration limit) {
        try {
            Bulkhead.Permit permit = bulkhead.tryAcquire(limit);
            if (permit == null) {
                throw gone ? serviceOwner.unavailableError() : tooBusy(null);
            }
            held.add(permit);
            return permit;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was interrupted", e);
        }
    }

    private void leave(Bulkhead.Permit permit) {
        held.remove(permit);
        permit.leave();
    }

    private LanguardException tooBusy(@Nullable Throwable cause) {
        LOG.error("{} has too many calls in progress; one more was rejected", serviceOwner.name());
        return new LanguardException(serviceOwner.busy(), serviceOwner.name() + " is too busy", cause);
    }

    /**
     * Calls the service on the calling thread without a timeout. Only for calls that the API requires to return
     * immediately and that are too frequent for a change of thread.
     */
    public <R> R callDirectly(Function<S, R> call) {
        if (gone) {
            throw serviceOwner.unavailableError();
        }
        try {
            return inAdapter(() -> ResponseGuard.requireComplete(call.apply(service)));
        } catch (RuntimeException | Error e) {
            throw translate(e);
        } catch (Exception e) {
            throw translate(e);
        }
    }

    /** Calls a method without a result, with the default timeout. */
    public void run(Consumer<S> call) {
        call(provided -> {
            call.accept(provided);
            return Boolean.TRUE;
        });
    }

    /**
     * Returns the error for a result that the platform cannot use.
     *
     * @param what the rest of the sentence, such as {@code named no folder}
     */
    public LanguardException invalidResponse(String what) {
        LOG.error("{} {}", serviceOwner.name(), what);
        return failure(what, null);
    }

    /**
     * Logs a failure of the service.
     *
     * @param what the rest of the sentence, such as {@code failed to close}
     */
    public void logFailure(String what, @Nullable Throwable cause) {
        if (cause == null || ResponseGuard.isLoggable(cause)) {
            LOG.error("{} {}", serviceOwner.name(), what, cause);
        } else {
            LOG.error(
                    "{} {}: {} with a message that is too long to be logged",
                    serviceOwner.name(),
                    what,
                    cause.getClass().getName());
        }
    }

    /**
     * Waits for a stage that the service returned, and translates its failure as that of a call. Fails immediately if
     * the service is unregistered.
     *
     * @throws TimeoutException if the stage has not completed within the limit, which need not be the adapter's fault
     */
    public <R> R await(CompletableFuture<R> stage, Duration limit) throws TimeoutException {
        CompletableFuture<R> response = stage.thenApply(this::requireLimited);
        calls.add(response);
        try {
            if (gone) {
                throw serviceOwner.unavailableError();
            }
            return response.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CancellationException e) {
            throw serviceOwner.unavailableError();
        } catch (ExecutionException e) {
            throw translate(requireNonNull(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was interrupted", e);
        } finally {
            calls.remove(response);
        }
    }

    /**
     * Returns what a stage of the service has completed with.
     *
     * @throws LanguardException {@code INTERNAL_ERROR} if it exceeds the limits of {@link ResponseSize}
     */
    public <R> R requireLimited(R response) {
        try {
            new ResponseSize().add(response);
            return response;
        } catch (RuntimeException e) {
            throw translate(e);
        }
    }

    /**
     * Returns the version of the bundle that contains the service, truncated to {@value #MAX_VERSION} characters;
     * {@code 0.0.0} outside a framework.
     */
    public String bundleVersion() {
        Bundle bundle = FrameworkUtil.getBundle(service.getClass());
        String version = (bundle == null ? Version.emptyVersion : bundle.getVersion()).toString();
        return version.substring(0, Math.min(version.length(), MAX_VERSION));
    }

    /** Returns whether the service has been unregistered. */
    public boolean isGone() {
        return gone;
    }

    boolean isOfSameBundleAs(GuardedService<?> other) {
        return Objects.equals(serviceOwner.bundleId(), other.serviceOwner.bundleId());
    }

    boolean wraps(Object other) {
        return service == other;
    }

    /**
     * Invalidates this reference because the service is being unregistered. Calls in flight end with a coded error
     * instead of running in a stopped bundle.
     */
    void invalidate() {
        gone = true;
        calls.forEach(task -> task.cancel(true));
        held.forEach(this::leave); // the next service starts with all permits
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
        if (real instanceof LanguardException known && ResponseGuard.isAllowed(known)) {
            return ResponseGuard.limited(known);
        }
        if (real instanceof ResponseSize.ExceededException) {
            return invalidResponse("returned " + real.getMessage());
        }
        if (gone) {
            return serviceOwner.unavailableError();
        }
        logFailure("failed", real);
        return failure("failed", ResponseGuard.isLoggable(real) ? real : null);
    }

    private LanguardException failure(String what, @Nullable Throwable cause) {
        return new LanguardException(ErrorCode.INTERNAL_ERROR, serviceOwner.name() + " " + what, cause);
    }
}
