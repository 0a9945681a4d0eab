package io.languard.lxc;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Containers that the engine's events have told of and that nobody has looked at yet. Each stands here once, however many
 * events were about it, and only so many do: whatever is told beyond that shows in the next round. Safe for many threads.
 */
final class EventDebouncer {

    static final int MAX_PENDING = 1000;

    private final Set<String> containers = ConcurrentHashMap.newKeySet();

    /** @return whether somebody must look now; not if that is to happen anyway, or too much is to be looked at */
    boolean offer(String container) {
        return containers.size() < MAX_PENDING && containers.add(container);
    }

    /** To be called right before the look, so that what happens from then on counts again. */
    void release(String container) {
        containers.remove(container);
    }
}
