package io.languard.live;

/**
 * How fast a client may send: {@value #PER_SECOND} messages a second, {@value #BURST} at once. What comes faster is refused, and
 * who has been refused {@value #MAX_REJECTIONS} times in a row is beyond patience. For one thread at a time.
 */
final class MessageRateLimiter {

    static final int PER_SECOND = 30;
    static final int BURST = 60;
    static final int MAX_REJECTIONS = 300;
    private static final double NANOS = 1e9;

    private double left = BURST;
    private long last;
    private int refused;

    /** What becomes of a message. */
    enum Decision {
        ACCEPTED,
        REJECTED,
        DISCONNECT
    }

    MessageRateLimiter(long now) {
        last = now;
    }

    /** Counts one message that comes at this time, in the nanoseconds of {@link System#nanoTime}. */
    Decision tryAcquire(long now) {
        left = Math.min(BURST, left + (now - last) / NANOS * PER_SECOND);
        last = now;
        if (left >= 1) {
            left--;
            refused = 0;
            return Decision.ACCEPTED;
        }
        refused++;
        return refused > MAX_REJECTIONS ? Decision.DISCONNECT : Decision.REJECTED;
    }
}
