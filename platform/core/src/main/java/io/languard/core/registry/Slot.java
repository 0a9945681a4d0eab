package io.languard.core.registry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The services of one kind for one game: usually one, two for a moment while a bundle is replaced by another. The latest
 * counts, so that what was dropped in last is what runs.
 */
final class Slot<S> {

    private final List<Provided<S>> services = new CopyOnWriteArrayList<>();

    void add(Provided<S> provided) {
        services.add(provided);
    }

    void remove(Object service) {
        for (Provided<S> provided : services) {
            if (provided.is(service)) {
                services.remove(provided);
                provided.vanish();
            }
        }
    }

    Provided<S> current() {
        // A snapshot, since the list may shrink between asking for its size and its last element.
        Object[] now = services.toArray();
        @SuppressWarnings("unchecked")
        Provided<S> latest = now.length == 0 ? null : (Provided<S>) now[now.length - 1];
        return latest;
    }
}
