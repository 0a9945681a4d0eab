package io.languard.core.log;

import java.util.concurrent.TimeUnit;

/** Allows a limited number of events per second and counts the rejected ones. Not thread-safe. */
final class PerSecondLimiter {

    private final int perSecond;
    private long secondBegan = System.nanoTime();
    private int used;

    PerSecondLimiter(int perSecond) {
        this.perSecond = perSecond;
    }

    boolean tryAcquire() {
        long now = System.nanoTime();
        if (now - secondBegan >= TimeUnit.SECONDS.toNanos(1)) {
            secondBegan = now;
            used = 0;
        }
        return used++ < perSecond;
    }
}
