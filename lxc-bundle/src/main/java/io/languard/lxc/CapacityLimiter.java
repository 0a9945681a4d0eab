package io.languard.lxc;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Limits the number of containers in one state, such as running. No lock is held during calls to the engine.
 *
 * <p>The engine is the source of truth, but its response is outdated by the time it arrives, and a container that is
 * being started is not running yet. A slot is therefore held from the reservation until the start has finished, and an
 * observation of the engine is ignored for containers that changed after it began. Safe for use by multiple threads.
 */
final class CapacityLimiter {

    private final int cap;
    private final Map<String, Occupancy> occupancies = new HashMap<>();
    private long clock;
    private long latestMark;

    CapacityLimiter(int cap) {
        this.cap = cap;
    }

    /** Must be called before querying the engine; returns a mark for {@code applyObservation}. */
    synchronized long beginObservation() {
        return ++clock;
    }

    /**
     * Applies the result of listing all containers.
     *
     * @param running our containers that occupy a slot
     */
    synchronized void applyObservation(long mark, Set<String> running) {
        if (mark < latestMark) {
            return; // a later observation has been applied already
        }
        latestMark = mark;
        running.forEach(container -> occupancies.computeIfAbsent(container, name -> new Occupancy(true, mark)));
        for (Iterator<Map.Entry<String, Occupancy>> all = occupancies.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Occupancy> entry = all.next();
            Occupancy occupancy = entry.getValue();
            if (!occupancy.held && occupancy.changed < mark) {
                if (!running.contains(entry.getKey())) {
                    all.remove();
                } else if (!occupancy.taken) {
                    entry.setValue(new Occupancy(true, mark));
                }
            }
        }
    }

    /** Applies the result of querying one of our containers. */
    synchronized void applyObservation(long mark, String container, boolean running) {
        Occupancy occupancy = occupancies.get(container);
        boolean newer = occupancy == null || !occupancy.held && occupancy.changed < mark;
        if (newer && running != (occupancy != null && occupancy.taken)) {
            occupancies.put(container, new Occupancy(running, mark));
        }
    }

    /**
     * Returns the logical time at which a container obtained its slot; equal for containers found by one observation.
     */
    synchronized long occupiedSince(String container) {
        Occupancy occupancy = occupancies.get(container);
        return occupancy == null ? 0 : occupancy.changed;
    }

    /** Returns whether a reservation would fail now. Advisory only: {@link #reserve} decides. */
    synchronized boolean isFull() {
        return taken() >= cap;
    }

    /**
     * Reserves a slot for a container that is about to be started, and holds it until {@link #setOccupied}.
     *
     * @return false if no slot is free
     */
    synchronized boolean reserve(String container) {
        Occupancy occupancy = occupancies.get(container);
        if (occupancy == null || !occupancy.taken) {
            if (taken() >= cap) {
                return false;
            }
            occupancy = new Occupancy(true, 0);
            occupancies.put(container, occupancy);
        }
        occupancy.held = true;
        return true;
    }

    /** Ends a reservation, or records a change made by this platform. */
    synchronized void setOccupied(String container, boolean occupied) {
        occupancies.put(container, new Occupancy(occupied, ++clock));
    }

    /** Returns the number of slots. */
    int cap() {
        return cap;
    }

    /** Returns the number of occupied slots. */
    synchronized int used() {
        return (int) taken();
    }

    private long taken() {
        return occupancies.values().stream()
                .filter(occupancy -> occupancy.taken)
                .count();
    }

    /** An occupancy that is not taken records when the slot was released. */
    private static final class Occupancy {

        private final boolean taken;
        private boolean held;
        private final long changed;

        Occupancy(boolean taken, long changed) {
            this.taken = taken;
            this.changed = changed;
        }
    }
}
