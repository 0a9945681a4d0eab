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
    void whatFindsTheQueueFullIsToldSoOrComesLater() {
        CountDownLatch relied = new CountDownLatch(2);
        while (threads.tryExecute(this::block)) {
            assertThat(relied.getCount()).isEqualTo(2);
        }
        assertThat(threads.tryExecute(relied::countDown)).isFalse();
        threads.execute(relied::countDown);
        threads.schedule(1, TimeUnit.MILLISECONDS, relied::countDown);
        release.countDown();
        Awaitility.await().until(() -> relied.getCount() == 0);
    }

    @Test
    void aRoundThatIsHeldUpIsNotFollowedByAnother() {
        AtomicInteger begun = new AtomicInteger();
        threads.scheduleOnWorker(Duration.ofMillis(1), () -> {
            begun.incrementAndGet();
            block();
        });
        CountDownLatch later = new CountDownLatch(20);
        threads.scheduleWithFixedDelay(1, TimeUnit.MILLISECONDS, later::countDown);
        Awaitility.await().until(() -> begun.get() == 1 && later.getCount() == 0);
        assertThat(begun).hasValue(1);
        release.countDown();
        Awaitility.await().until(() -> begun.get() > 2);
    }

    private void block() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
