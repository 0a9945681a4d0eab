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
final class Slots {

    private final int cap;
    private final Map<String, Place> places = new HashMap<>();
    private long clock;
    private long latestLook;

    Slots(int cap) {
        this.cap = cap;
    }

    /** To be called before a look at the engine. */
    synchronized long mark() {
        return ++clock;
    }

    /** What a look at the whole engine found: our containers that take a place. */
    synchronized void seen(long mark, Set<String> running) {
        if (mark < latestLook) {
            return; // a later look has arrived before this one
        }
        latestLook = mark;
        running.forEach(container -> places.computeIfAbsent(container, name -> new Place(true, mark)));
        for (Iterator<Map.Entry<String, Place>> all = places.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Place> entry = all.next();
            Place place = entry.getValue();
            if (!place.held && place.changed < mark) {
                if (!running.contains(entry.getKey())) {
                    all.remove();
                } else if (!place.taken) {
                    entry.setValue(new Place(true, mark));
                }
            }
        }
    }

    /** What a look at one of our containers found. */
    synchronized void seen(long mark, String container, boolean running) {
        Place place = places.get(container);
        boolean newer = place == null || !place.held && place.changed < mark;
        if (newer && running != (place != null && place.taken)) {
            places.put(container, new Place(running, mark));
        }
    }

    /** When a container got its place, on a clock that knows before and after; what one look found is of one moment. */
    synchronized long since(String container) {
        Place place = places.get(container);
        return place == null ? 0 : place.changed;
    }

    /** Whether a reservation would fail now; saves work, decides nothing. */
    synchronized boolean full() {
        return taken() >= cap;
    }

    /**
     * Takes a place for a container that is about to be started, and holds it until {@link #settle}.
     *
     * @return false if there is none left
     */
    synchronized boolean reserve(String container) {
        Place place = places.get(container);
        if (place == null || !place.taken) {
            if (taken() >= cap) {
                return false;
            }
            place = new Place(true, 0);
            places.put(container, place);
        }
        place.held = true;
        return true;
    }

    /** Ends a reservation, or tells of a change that is our own doing. */
    synchronized void settle(String container, boolean runs) {
        places.put(container, new Place(runs, ++clock));
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
        return places.values().stream().filter(place -> place.taken).count();
    }

    /** One that is not taken stands for the memory that it was given back. */
    private static final class Place {

        private final boolean taken;
        private boolean held;
        private final long changed;

        Place(boolean taken, long changed) {
            this.taken = taken;
            this.changed = changed;
        }
    }
}
