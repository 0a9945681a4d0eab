package io.languard.live;

/**
 * A token bucket for the messages of one client: {@value #PER_SECOND} messages per second with bursts of {@value
 * #BURST}. Excess messages are rejected; after {@value #MAX_REJECTIONS} rejections in a row the client is
 * disconnected. Not thread-safe.
 */
final class MessageRateLimiter {

    static final int PER_SECOND = 30;
    static final int BURST = 60;
    static final int MAX_REJECTIONS = 300;
    private static final double NANOS = 1e9;

    private double permits = BURST;
    private long lastRefill;
    private int rejections;

    /** What to do with a message. */
    enum Decision {
        ACCEPTED,
        REJECTED,
        DISCONNECT
    }

    MessageRateLimiter(long now) {
        lastRefill = now;
    }

    /**
     * Counts one message.
     *
     * @param now the current {@link System#nanoTime}
     */
    Decision tryAcquire(long now) {
        permits = Math.min(BURST, permits + (now - lastRefill) / NANOS * PER_SECOND);
        lastRefill = now;
        if (permits >= 1) {
            permits--;
            rejections = 0;
            return Decision.ACCEPTED;
        }
        rejections++;
        return rejections > MAX_REJECTIONS ? Decision.DISCONNECT : Decision.REJECTED;
    }
}
