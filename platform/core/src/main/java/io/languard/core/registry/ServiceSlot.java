package io.languard.core.registry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The services of one type for one game: usually one, briefly two while a bundle is being replaced. The latest is used,
 * so that the most recently installed bundle takes effect.
 */
final class ServiceSlot<S> {

    private final List<GuardedService<S>> services = new CopyOnWriteArrayList<>();

    void add(GuardedService<S> guardedService) {
        services.add(guardedService);
    }

    /** Removes the service and returns whether it was registered. */
    boolean remove(Object service) {
        boolean removed = false;
        for (GuardedService<S> guardedService : services) {
            if (guardedService.wraps(service)) {
                services.remove(guardedService);
                guardedService.invalidate();
                removed = true;
            }
        }
        return removed;
    }

    /** Returns the latest service of the bundle that registered the other service; {@code null} if there is none. */
    @Nullable
    GuardedService<S> currentBeside(GuardedService<?> other) {
        return services.stream()
                .filter(service -> service.isOfSameBundleAs(other))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    @Nullable
    GuardedService<S> current() {
        // A snapshot, since the list may shrink between reading its size and its last element.
        Object[] now = services.toArray();
        @SuppressWarnings("unchecked")
        GuardedService<S> latest = now.length == 0 ? null : (GuardedService<S>) now[now.length - 1];
        return latest;
    }
}
