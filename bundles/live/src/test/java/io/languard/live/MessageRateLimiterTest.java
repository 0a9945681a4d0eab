package io.languard.live;

import static io.languard.live.MessageRateLimiter.Decision.ACCEPTED;
import static io.languard.live.MessageRateLimiter.Decision.DISCONNECT;
import static io.languard.live.MessageRateLimiter.Decision.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MessageRateLimiterTest {

    private final MessageRateLimiter limiter = new MessageRateLimiter(0);

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void acceptsABurstAndThenASteadyRate() {
        for (int i = 0; i < MessageRateLimiter.BURST; i++) {
            assertThat(limiter.tryAcquire(0)).isEqualTo(ACCEPTED);
        }
        assertThat(limiter.tryAcquire(0)).isEqualTo(REJECTED);
        for (int i = 0; i < MessageRateLimiter.PER_SECOND; i++) {
            assertThat(limiter.tryAcquire(seconds(1))).isEqualTo(ACCEPTED);
        }
        assertThat(limiter.tryAcquire(seconds(1))).isEqualTo(REJECTED);
    }

    @Test
    void disconnectsAFlooder() {
        for (int i = 0; i < MessageRateLimiter.BURST + MessageRateLimiter.MAX_REJECTIONS; i++) {
            assertThat(limiter.tryAcquire(0)).isNotEqualTo(DISCONNECT);
        }
        assertThat(limiter.tryAcquire(0)).isEqualTo(DISCONNECT);
    }

    @Test
    void resetsWhenTheClientSlowsDown() {
        for (int i = 0; i < MessageRateLimiter.BURST + MessageRateLimiter.MAX_REJECTIONS; i++) {
            limiter.tryAcquire(0);
        }
        assertThat(limiter.tryAcquire(seconds(1))).isEqualTo(ACCEPTED);
        for (int i = 0; i < MessageRateLimiter.PER_SECOND; i++) {
            assertThat(limiter.tryAcquire(seconds(1))).isNotEqualTo(DISCONNECT);
        }
    }
}
