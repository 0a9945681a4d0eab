package io.languard.lxc;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * The places that a cap allows: who has one, by container. No lock is held while the engine works.
 *
 * <p>The engine's word counts, but it is a moment old when it arrives, and a container that is being started does not run
 * yet. So a place is held from the reservation until the start has ended, and a look at the engine says nothing about a
 * container that changed after the look began. Safe for use from many threads.
 */
final class CapacityLimiter {

    private final int cap;
    private final Map<String, Occupancy> occupancies = new HashMap<>();
    private long clock;
    private long latestLook;

    CapacityLimiter(int cap) {
        this.cap = cap;
    }

    /** To be called before a look at the engine. */
    synchronized long beginObservation() {
        return ++clock;
    }

    /** What a look at the whole engine found: our containers that take a place. */
    synchronized void applyObservation(long mark, Set<String> running) {
        if (mark < latestLook) {
            return; // a later look has arrived before this one
        }
        latestLook = mark;
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

    /** What a look at one of our containers found. */
    synchronized void applyObservation(long mark, String container, boolean running) {
        Occupancy occupancy = occupancies.get(container);
        boolean newer = occupancy == null || !occupancy.held && occupancy.changed < mark;
        if (newer && running != (occupancy != null && occupancy.taken)) {
            occupancies.put(container, new Occupancy(running, mark));
        }
    }

    /** When a container got its place, on a clock that knows before and after; what one look found is of one moment. */
    synchronized long occupiedSince(String container) {
        Occupancy occupancy = occupancies.get(container);
        return occupancy == null ? 0 : occupancy.changed;
    }

    /** Whether a reservation would fail now; saves work, decides nothing. */
    synchronized boolean isFull() {
        return taken() >= cap;
    }

    /**
     * Takes a place for a container that is about to be started, and holds it until {@link #setOccupied}.
     *
     * @return false if there is none left
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

    /** Ends a reservation, or tells of a change that is our own doing. */
    synchronized void setOccupied(String container, boolean runs) {
        occupancies.put(container, new Occupancy(runs, ++clock));
    }

    /** How many there are. */
    int cap() {
        return cap;
    }

    /** How many are taken. */
    synchronized int used() {
        return (int) taken();
    }

    private long taken() {
        return occupancies.values().stream()
                .filter(occupancy -> occupancy.taken)
                .count();
    }

    /** One that is not taken stands for the memory that it was given back. */
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
