package io.languard.rest.adapter;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.ErrorType;
import io.languard.api.error.LanguardException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The current application of one game. The adapter is asked for its resources outside the lock, by a limited number of
 * threads, because it may hang. Thread-safe.
 */
final class AdapterSlot {

    private final String gameType;
    private final Supplier<Optional<Set<Object>>> routes;
    private final Function<Set<Object>, AdapterApplication> factory;
    private final Semaphore lookups = new Semaphore(AdapterApplication.MAX_CONCURRENT_REQUESTS);
    private @Nullable AdapterApplication app;
    private long changes;

    /**
     * Creates a slot without an application.
     *
     * @param routes returns the adapter's current resources: the same set as long as they are the same
     * @param factory builds an application of resources
     */
    AdapterSlot(
            String gameType,
            Supplier<Optional<Set<Object>>> routes,
            Function<Set<Object>, AdapterApplication> factory) {
        this.gameType = gameType;
        this.routes = routes;
        this.factory = factory;
    }

    /**
     * Returns the application of the current resources, already acquired; empty if there are none.
     *
     * @throws LanguardException {@code INTERNAL_ERROR} of type {@code UNAVAILABLE} if too many requests are in progress
     */
    Optional<AdapterApplication> acquire() {
        if (!lookups.tryAcquire()) {
            throw tooManyRequests(gameType);
        }
        try {
            while (true) {
                long before = changes();
                Set<Object> resources = routes.get().orElse(null);
                synchronized (this) {
                    if (changes == before) {
                        return Optional.ofNullable(acquire(resources));
                    }
                }
            }
        } finally {
            lookups.release();
        }
    }

    /** Marks all resources read so far as outdated. */
    synchronized void invalidate() {
        changes++;
    }

    /** Retires the application if it does not consist of the current resources. */
    void refresh() {
        while (true) {
            long before = changes();
            Set<Object> resources = routes.get().orElse(null);
            synchronized (this) {
                if (changes == before) {
                    retireUnlessBuiltFrom(resources);
                    return;
                }
            }
        }
    }

    synchronized void close() {
        retireUnlessBuiltFrom(null);
    }

    static LanguardException tooManyRequests(String gameType) {
        return new LanguardException(
                ErrorCode.INTERNAL_ERROR,
                ErrorType.UNAVAILABLE,
                "The adapter of '" + gameType + "' is still processing " + AdapterApplication.MAX_CONCURRENT_REQUESTS
                        + " other requests",
                null);
    }

    private synchronized long changes() {
        return changes;
    }

    private @Nullable AdapterApplication acquire(@Nullable Set<Object> resources) {
        retireUnlessBuiltFrom(resources);
        if (app == null && resources != null) {
            app = factory.apply(resources);
            changes++;
        }
        if (app != null) {
            app.acquire();
        }
        return app;
    }

    private void retireUnlessBuiltFrom(@Nullable Set<Object> resources) {
        if (app != null && !app.isBuiltFrom(resources)) {
            app.retire();
            app = null;
            changes++;
        }
    }
}
