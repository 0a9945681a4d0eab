package io.languard.rest.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.service.user.RateLimitedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LargeBodyLimiterTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    private static List<LargeBodyLimiter.Permit> full(LargeBodyLimiter limiter) {
        List<LargeBodyLimiter.Permit> held = new ArrayList<>();
        for (int i = 0; i < LargeBodyLimiter.PERMITS; i++) {
            held.add(limiter.permit());
            held.get(i).acquire();
        }
        return held;
    }

    @Test
    void aPermitThatIsHeldIsNotTakenTwice() {
        LargeBodyLimiter limiter = new LargeBodyLimiter(Duration.ofMillis(1));
        List<LargeBodyLimiter.Permit> held = full(limiter);
        held.get(0).acquire();
        held.forEach(LargeBodyLimiter.Permit::close);
        assertThat(full(limiter)).hasSize(LargeBodyLimiter.PERMITS);
    }

    @Test
    void theErrorSaysThatMemoryIsShort() {
        LargeBodyLimiter limiter = new LargeBodyLimiter(Duration.ofMillis(1));
        full(limiter);
        assertThatThrownBy(() -> limiter.permit().acquire())
                .hasMessage("Too little memory for another large request. Try again in 2 s.");
    }

    @Test
    void furtherRequestsWaitForAPermit() {
        LargeBodyLimiter limiter = new LargeBodyLimiter();
        List<LargeBodyLimiter.Permit> held = full(limiter);
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (int i = 0; i < LargeBodyLimiter.MAX_WAITING; i++) {
            waiting.add(CompletableFuture.runAsync(
                    () -> {
                        try (LargeBodyLimiter.Permit permit = limiter.permit()) {
                            permit.acquire();
                        }
                    },
                    threads));
        }
        held.get(0).close();
        assertThat(waiting).allSatisfy(each -> assertThat(each.join()).isNull());
    }

    @Test
    void requestsThatWaitTooLongAreRejected() {
        LargeBodyLimiter limiter = new LargeBodyLimiter(Duration.ofMillis(1));
        List<LargeBodyLimiter.Permit> held = full(limiter);
        assertThatThrownBy(() -> limiter.permit().acquire())
                .isInstanceOfSatisfying(RateLimitedException.class, e -> assertThat(e.retryAfterSeconds())
                        .isPositive());
        held.forEach(LargeBodyLimiter.Permit::close);
        full(limiter);
    }

    /** A request may be over before its body is read, if another thread responds to it. */
    @Test
    void permitOfAFinishedRequestIsNotAcquired() {
        LargeBodyLimiter limiter = new LargeBodyLimiter(Duration.ofMillis(1));
        for (int i = 0; i <= LargeBodyLimiter.PERMITS; i++) {
            LargeBodyLimiter.Permit permit = limiter.permit();
            permit.close();
            assertThatThrownBy(permit::acquire).isInstanceOf(IllegalStateException.class);
        }
        full(limiter);
    }
}
