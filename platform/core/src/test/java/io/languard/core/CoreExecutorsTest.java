package io.languard.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoreExecutorsTest {

    final CoreExecutors threads = new CoreExecutors(1);
    final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        threads.stop();
    }

    @Test
    void rejectsOrDefersWorkWhileTheQueueIsFull() {
        CountDownLatch executed = new CountDownLatch(2);
        while (threads.tryExecute(this::block)) {
            assertThat(executed.getCount()).isEqualTo(2);
        }
        assertThat(threads.tryExecute(executed::countDown)).isFalse();
        threads.execute(executed::countDown);
        threads.schedule(1, TimeUnit.MILLISECONDS, executed::countDown);
        release.countDown();
        Awaitility.await().until(() -> executed.getCount() == 0);
    }

    @Test
    void runsNeverOverlap() {
        AtomicInteger started = new AtomicInteger();
        threads.scheduleOnWorker(Duration.ofMillis(1), () -> {
            started.incrementAndGet();
            block();
        });
        CountDownLatch ticks = new CountDownLatch(20);
        threads.scheduleWithFixedDelay(1, TimeUnit.MILLISECONDS, ticks::countDown);
        Awaitility.await().until(() -> started.get() == 1 && ticks.getCount() == 0);
        assertThat(started).hasValue(1);
        release.countDown();
        Awaitility.await().until(() -> started.get() > 2);
    }

    @Test
    void theClockIsResponsiveUnlessItIsHeldUpWhateverTheWorkersDo() {
        while (threads.tryExecute(this::block)) {
            assertThat(threads.isClockResponsive(Duration.ofSeconds(10))).isTrue();
        }
        assertThat(threads.isClockResponsive(Duration.ofSeconds(10))).isTrue();

        threads.scheduleWithFixedDelay(1, TimeUnit.MILLISECONDS, this::block);
        Awaitility.await().until(() -> !threads.isClockResponsive(Duration.ofMillis(50)));

        release.countDown();
        assertThat(threads.isClockResponsive(Duration.ofSeconds(10))).isTrue();
        threads.stop();
        assertThat(threads.isClockResponsive(Duration.ofSeconds(10))).isFalse();
    }

    private void block() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
