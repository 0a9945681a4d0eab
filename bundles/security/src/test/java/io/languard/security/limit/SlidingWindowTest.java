package io.languard.security.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.languard.ports.user.RateLimitedException;
import io.languard.security.MutableClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {

    private final MutableClock clock = new MutableClock();

    private SlidingWindow window(int limit) {
        return new SlidingWindow(limit, clock::nanoTime);
    }

    private static boolean passes(SlidingWindow window, String key) {
        try {
            window.count(key);
            return true;
        } catch (RateLimitedException e) {
            return false;
        }
    }

    @Test
    void refusesWhatIsTooMuchAndSaysHowLong() {
        SlidingWindow window = window(2);
        window.count("a");
        clock.advance(Duration.ofMillis(20_500));
        window.count("a");

        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> window.count("a"))
                .matches(error -> error.retryAfterSeconds() == 40);
        clock.advance(Duration.ofMillis(39_499));
        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> window.count("a"))
                .matches(error -> error.retryAfterSeconds() == 1);

        clock.advance(Duration.ofMillis(1));
        window.count("a");
        assertThat(passes(window, "a")).isFalse();
    }

    @Test
    void waitingAsLongAsToldIsEnoughHoweverOftenOneTriedMeanwhile() {
        SlidingWindow window = window(1);
        window.count("a");
        for (int second = 0; second < 59; second++) {
            clock.advance(Duration.ofSeconds(1));
            assertThat(passes(window, "a")).isFalse();
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(passes(window, "a")).isTrue();
    }

    @Test
    void keysDoNotDisturbEachOther() {
        SlidingWindow window = window(1);
        window.count("a");
        window.count("b");
        assertThat(passes(window, "a")).isFalse();
    }

    @Test
    void zeroIsNoLimit() {
        SlidingWindow window = window(0);
        IntStream.range(0, 1000).forEach(i -> window.count("a"));
        assertThat(window.keys()).isZero();
    }

    @Test
    void neverMoreThanTheLimitInAnySixtySeconds() {
        SlidingWindow window = window(7);
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
        SlidingWindow window = window(60);
        long passed = IntStream.range(0, 2000)
                .parallel()
                .filter(i -> passes(window, "a"))
                .count();
        assertThat(passed).isEqualTo(60);
    }

    @Test
    void memoryIsBoundedAndTheBusyAreRemembered() {
        SlidingWindow window = window(2);
        window.count("busy");
        window.count("busy");
        window.count("idle");
        for (int i = 0; i < 2 * SlidingWindow.MAX_KEYS; i++) {
            window.count("visitor " + i);
            if (i % 1000 == 0) {
                assertThat(passes(window, "busy")).isFalse();
            }
        }
        assertThat(window.keys()).isEqualTo(SlidingWindow.MAX_KEYS);
        assertThat(passes(window, "busy")).isFalse();
    }
}
