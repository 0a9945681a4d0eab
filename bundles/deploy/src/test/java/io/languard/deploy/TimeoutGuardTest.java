package io.languard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TimeoutGuardTest {

    @Test
    @Timeout(20)
    void interruptsAHangingOperationUntilItEnds() throws Exception {
        AtomicInteger interrupted = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        TimeoutGuard.run("chess", Duration.ofMillis(50), () -> {
            while (interrupted.get() < 3) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                }
            }
        });
        assertThat(interrupted).hasValue(3);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
