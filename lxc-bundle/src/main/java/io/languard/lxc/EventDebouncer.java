package io.languard.lxc;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The containers that the engine has reported events for and that have not been checked yet. Each is contained once, no
 * matter how many events concern it. Events beyond the limit are dropped; the next poll finds their effect. Safe for
 * use by multiple threads.
 */
final class EventDebouncer {

    static final int MAX_PENDING = 1000;

    private final Set<String> containers = ConcurrentHashMap.newKeySet();

    /** Returns whether the caller must schedule a check: false if one is pending already, or the limit is reached. */
    boolean offer(String container) {
        return containers.size() < MAX_PENDING && containers.add(container);
    }

    /** Must be called right before the check, so that later events schedule another one. */
    void release(String container) {
        containers.remove(container);
    }
}
