package io.languard.rest.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TimeLimitTest {

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void aThreadThatStaysTooLongIsInterruptedAndComesOutClean() {
        try (TimeLimit limit = new TimeLimit(Duration.ofMillis(20))) {
            assertThatThrownBy(() -> {
                        try (TimeLimit.Visit visit = limit.enter()) {
                            never.await();
                        }
                    })
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void whoSwallowsTheInterruptHandsItToNobody() throws Exception {
        try (TimeLimit limit = new TimeLimit(Duration.ofMillis(20))) {
            try (TimeLimit.Visit visit = limit.enter()) {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
            }
            assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void whoLeavesInTimeIsLeftAlone() throws Exception {
        try (TimeLimit limit = new TimeLimit(Duration.ofMillis(100))) {
            limit.enter().close();
            assertThat(never.await(300, TimeUnit.MILLISECONDS)).isFalse();
        }
    }
}
