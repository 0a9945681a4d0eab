package io.languard.security.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.languard.security.MutableClock;
import io.languard.service.user.RateLimitedException;
import io.languard.service.user.RequestQuota;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlidingWindowLimiterTest {

    private final MutableClock clock = new MutableClock();

    private SlidingWindowLimiter limiter(int limit) {
        return new SlidingWindowLimiter(limit, clock::nanoTime);
    }

    private static boolean passes(SlidingWindowLimiter limiter, String key) {
        try {
            limiter.acquire(key);
            return true;
        } catch (RateLimitedException e) {
            return false;
        }
    }

    @Test
    void rejectsExcessAndReportsTheWaitingTime() {
        SlidingWindowLimiter limiter = limiter(2);
        limiter.acquire("a");
        clock.advance(Duration.ofMillis(20_500));
        limiter.acquire("a");

        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> limiter.acquire("a"))
                .matches(error -> error.retryAfterSeconds() == 40);
        clock.advance(Duration.ofMillis(39_499));
        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> limiter.acquire("a"))
                .matches(error -> error.retryAfterSeconds() == 1);

        clock.advance(Duration.ofMillis(1));
        limiter.acquire("a");
        assertThat(passes(limiter, "a")).isFalse();
    }

    @Test
    void tellsWhatIsLeftAndWhenItIsMore() {
        SlidingWindowLimiter limiter = limiter(3);
        assertThat(limiter.acquire("a")).isEqualTo(new RequestQuota(3, 2, 60));
        clock.advance(Duration.ofMillis(20_500));
        assertThat(limiter.acquire("a")).isEqualTo(new RequestQuota(3, 1, 40));
        assertThat(limiter.acquire("a")).isEqualTo(new RequestQuota(3, 0, 40));
        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> limiter.acquire("a"))
                .matches(error -> error.quota().orElseThrow().equals(new RequestQuota(3, 0, 40)));
        clock.advance(Duration.ofSeconds(45));
        assertThat(limiter.acquire("a")).isEqualTo(new RequestQuota(3, 0, 15));
        assertThat(limiter(0).acquire("a")).isNull();
    }

    @Test
    void rejectedAttemptsDoNotExtendTheWait() {
        SlidingWindowLimiter limiter = limiter(1);
        limiter.acquire("a");
        for (int second = 0; second < 59; second++) {
            clock.advance(Duration.ofSeconds(1));
            assertThat(passes(limiter, "a")).isFalse();
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(passes(limiter, "a")).isTrue();
    }

    @Test
    void countsKeysSeparately() {
        SlidingWindowLimiter limiter = limiter(1);
        limiter.acquire("a");
        limiter.acquire("b");
        assertThat(passes(limiter, "a")).isFalse();
    }

    @Test
    void zeroDisablesTheLimit() {
        SlidingWindowLimiter limiter = limiter(0);
        IntStream.range(0, 1000).forEach(i -> limiter.acquire("a"));
        assertThat(limiter.trackedKeys()).isZero();
    }

    @Test
    void enforcesTheLimitInEveryWindowOfSixtySeconds() {
        SlidingWindowLimiter limiter = limiter(7);
        Deque<Long> passed = new ArrayDeque<>();
        Random random = new Random(42);
        for (int i = 0; i < 5000; i++) {
            clock.advance(Duration.ofMillis(random.nextInt(20_000)));
            long now = clock.nanoTime();
            passed.removeIf(
                    timestamp -> timestamp <= now - Duration.ofSeconds(60).toNanos());
            assertThat(passes(limiter, "a")).isEqualTo(passed.size() < 7);
            if (passed.size() < 7) {
                passed.add(now);
            }
        }
    }

    @Test
    void isExactUnderConcurrency() {
        SlidingWindowLimiter limiter = limiter(60);
        long passed = IntStream.range(0, 2000)
                .parallel()
                .filter(i -> passes(limiter, "a"))
                .count();
        assertThat(passed).isEqualTo(60);
    }

    @Test
    void boundsTheKeysAndEvictsIdleOnesFirst() {
        SlidingWindowLimiter limiter = limiter(2);
        limiter.acquire("busy");
        limiter.acquire("busy");
        limiter.acquire("idle");
        for (int i = 0; i < 2 * SlidingWindowLimiter.MAX_KEYS; i++) {
            limiter.acquire("client " + i);
            if (i % 1000 == 0) {
                assertThat(passes(limiter, "busy")).isFalse();
            }
        }
        assertThat(limiter.trackedKeys()).isEqualTo(SlidingWindowLimiter.MAX_KEYS);
        assertThat(passes(limiter, "busy")).isFalse();
    }
}
