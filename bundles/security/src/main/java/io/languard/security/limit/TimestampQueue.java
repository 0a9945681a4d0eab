package io.languard.security.limit;

import java.util.Arrays;

/** A queue of points in time, oldest first, without an object for each. For one thread at a time. */
final class TimestampQueue {

    private long[] ring = new long[4];
    private int head;
    private int size;

    int size() {
        return size;
    }

    /** The oldest; there must be one. */
    long first() {
        return ring[head];
    }

    void add(long moment) {
        if (size == ring.length) {
            grow();
        }
        ring[(head + size) % ring.length] = moment;
        size++;
    }

    /** Forgets the newest; there must be one. */
    void removeLast() {
        size--;
    }

    /** Forgets everything at or before this moment. */
    void removeUntil(long moment) {
        // The difference, since System.nanoTime may overflow.
        while (size > 0 && ring[head] - moment <= 0) {
            head = (head + 1) % ring.length;
            size--;
        }
    }

    private void grow() {
        long[] wider = Arrays.copyOf(Arrays.copyOfRange(ring, head, ring.length), ring.length * 2);
        System.arraycopy(ring, 0, wider, ring.length - head, head);
        ring = wider;
        head = 0;
    }
}
