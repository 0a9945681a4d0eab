package io.languard.core.log;

import java.util.concurrent.TimeUnit;

/** So many of something in any one second; the rest is counted. Not for many threads. */
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
