package io.languard.core.registry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The services of one kind for one game: usually one, two for a moment while a bundle is replaced by another. The latest
 * counts, so that what was dropped in last is what runs.
 */
final class ServiceSlot<S> {

    private final List<GuardedService<S>> services = new CopyOnWriteArrayList<>();

    void add(GuardedService<S> guardedService) {
        services.add(guardedService);
    }

    /** Removes the service; returns whether it was registered. */
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

    GuardedService<S> current() {
        // A snapshot, since the list may shrink between asking for its size and its last element.
        Object[] now = services.toArray();
        @SuppressWarnings("unchecked")
        GuardedService<S> latest = now.length == 0 ? null : (GuardedService<S>) now[now.length - 1];
        return latest;
    }
}
