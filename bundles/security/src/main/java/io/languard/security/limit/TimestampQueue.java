package io.languard.security.limit;

import java.util.Arrays;

/** A FIFO queue of timestamps without boxing. Not thread-safe. */
final class TimestampQueue {

    private long[] ring = new long[4];
    private int head;
    private int size;

    int size() {
        return size;
    }

    /** Returns the oldest timestamp; the queue must not be empty. */
    long first() {
        return ring[head];
    }

    void add(long timestamp) {
        if (size == ring.length) {
            grow();
        }
        ring[(head + size) % ring.length] = timestamp;
        size++;
    }

    /** Removes the newest timestamp; the queue must not be empty. */
    void removeLast() {
        size--;
    }

    /** Removes all timestamps at or before the given one. */
    void removeUntil(long timestamp) {
        // Compares the difference because System.nanoTime may overflow.
        while (size > 0 && ring[head] - timestamp <= 0) {
            head = (head + 1) % ring.length;
            size--;
        }
    }

    private void grow() {
        long[] resized = Arrays.copyOf(Arrays.copyOfRange(ring, head, ring.length), ring.length * 2);
        System.arraycopy(ring, 0, resized, ring.length - head, head);
        ring = resized;
        head = 0;
    }
}
