package io.languard.security.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.languard.security.MutableClock;
import io.languard.service.user.RateLimitedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlidingWindowLimiterTest {

    private final MutableClock clock = new MutableClock();

    private SlidingWindowLimiter window(int limit) {
        return new SlidingWindowLimiter(limit, clock::nanoTime);
    }

    private static boolean passes(SlidingWindowLimiter window, String key) {
        try {
            window.acquire(key);
            return true;
        } catch (RateLimitedException e) {
            return false;
        }
    }

    @Test
    void refusesWhatIsTooMuchAndSaysHowLong() {
        SlidingWindowLimiter window = window(2);
        window.acquire("a");
        clock.advance(Duration.ofMillis(20_500));
        window.acquire("a");

        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> window.acquire("a"))
                .matches(error -> error.retryAfterSeconds() == 40);
        clock.advance(Duration.ofMillis(39_499));
        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> window.acquire("a"))
                .matches(error -> error.retryAfterSeconds() == 1);

        clock.advance(Duration.ofMillis(1));
        window.acquire("a");
        assertThat(passes(window, "a")).isFalse();
    }

    @Test
    void waitingAsLongAsToldIsEnoughHoweverOftenOneTriedMeanwhile() {
        SlidingWindowLimiter window = window(1);
        window.acquire("a");
        for (int second = 0; second < 59; second++) {
            clock.advance(Duration.ofSeconds(1));
            assertThat(passes(window, "a")).isFalse();
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(passes(window, "a")).isTrue();
    }

    @Test
    void keysDoNotDisturbEachOther() {
        SlidingWindowLimiter window = window(1);
        window.acquire("a");
        window.acquire("b");
        assertThat(passes(window, "a")).isFalse();
    }

    @Test
    void zeroIsNoLimit() {
        SlidingWindowLimiter window = window(0);
        IntStream.range(0, 1000).forEach(i -> window.acquire("a"));
        assertThat(window.trackedKeys()).isZero();
    }

    @Test
    void neverMoreThanTheLimitInAnySixtySeconds() {
        SlidingWindowLimiter window = window(7);
        Deque<Long> passed = new ArrayDeque<>();
        Random random = new Random(42);
        for (int i = 0; i < 5000; i++) {
            clock.advance(Duration.ofMillis(random.nextInt(20_000)));
            long now = clock.nanoTime();
            passed.removeIf(moment -> moment <= now - Duration.ofSeconds(60).toNanos());
            assertThat(passes(window, "a")).isEqualTo(passed.size() < 7);
            if (passed.size() < 7) {
                passed.add(now);
            }
        }
    }

    @Test
    void manyThreadsGetExactlyTheLimit() {
        SlidingWindowLimiter window = window(60);
        long passed = IntStream.range(0, 2000)
                .parallel()
                .filter(i -> passes(window, "a"))
                .count();
        assertThat(passed).isEqualTo(60);
    }

    @Test
    void memoryIsBoundedAndTheBusyAreRemembered() {
        SlidingWindowLimiter window = window(2);
        window.acquire("busy");
        window.acquire("busy");
        window.acquire("idle");
        for (int i = 0; i < 2 * SlidingWindowLimiter.MAX_KEYS; i++) {
            window.acquire("visitor " + i);
            if (i % 1000 == 0) {
                assertThat(passes(window, "busy")).isFalse();
            }
        }
        assertThat(window.trackedKeys()).isEqualTo(SlidingWindowLimiter.MAX_KEYS);
        assertThat(passes(window, "busy")).isFalse();
    }
}
