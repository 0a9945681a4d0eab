package io.languard.rest.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RequestTimeLimiterTest {

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void threadBeyondTheLimitIsInterruptedAndItsStatusCleared() {
        try (RequestTimeLimiter limit = new RequestTimeLimiter(Duration.ofMillis(20))) {
            assertThatThrownBy(() -> {
                        try (RequestTimeLimiter.TimedRequest timedRequest = limit.begin()) {
                            never.await();
                        }
                    })
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void interruptIsNotLeakedToTheNextRequest() throws Exception {
        try (RequestTimeLimiter limit = new RequestTimeLimiter(Duration.ofMillis(20))) {
            try (RequestTimeLimiter.TimedRequest timedRequest = limit.begin()) {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
            }
            assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void threadWithinTheLimitIsNotInterrupted() throws Exception {
        try (RequestTimeLimiter limit = new RequestTimeLimiter(Duration.ofMillis(100))) {
            limit.begin().close();
            assertThat(never.await(300, TimeUnit.MILLISECONDS)).isFalse();
        }
    }
}
