package io.languard.live;

import static io.languard.live.MessageRateLimiter.Decision.ACCEPTED;
import static io.languard.live.MessageRateLimiter.Decision.DISCONNECT;
import static io.languard.live.MessageRateLimiter.Decision.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MessageRateLimiterTest {

    private final MessageRateLimiter rate = new MessageRateLimiter(0);

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void takesABurstAndThenSoManyASecond() {
        for (int i = 0; i < MessageRateLimiter.BURST; i++) {
            assertThat(rate.tryAcquire(0)).isEqualTo(ACCEPTED);
        }
        assertThat(rate.tryAcquire(0)).isEqualTo(REJECTED);
        for (int i = 0; i < MessageRateLimiter.PER_SECOND; i++) {
            assertThat(rate.tryAcquire(seconds(1))).isEqualTo(ACCEPTED);
        }
        assertThat(rate.tryAcquire(seconds(1))).isEqualTo(REJECTED);
    }

    @Test
    void losesPatienceWithWhoDoesNotStop() {
        for (int i = 0; i < MessageRateLimiter.BURST + MessageRateLimiter.MAX_REJECTIONS; i++) {
            assertThat(rate.tryAcquire(0)).isNotEqualTo(DISCONNECT);
        }
        assertThat(rate.tryAcquire(0)).isEqualTo(DISCONNECT);
    }

    @Test
    void forgivesWhoSlowsDown() {
        for (int i = 0; i < MessageRateLimiter.BURST + MessageRateLimiter.MAX_REJECTIONS; i++) {
            rate.tryAcquire(0);
        }
        assertThat(rate.tryAcquire(seconds(1))).isEqualTo(ACCEPTED);
        for (int i = 0; i < MessageRateLimiter.PER_SECOND; i++) {
            assertThat(rate.tryAcquire(seconds(1))).isNotEqualTo(DISCONNECT);
        }
    }
}
