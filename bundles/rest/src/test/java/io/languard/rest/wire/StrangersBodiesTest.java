package io.languard.rest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.ports.user.RateLimitedException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StrangersBodiesTest {

    private static final int LARGE = StrangersBodies.SMALL + 1;

    private final StrangersBodies bodies = new StrangersBodies();
    private final CountDownLatch waiting = new CountDownLatch(StrangersBodies.PLACES);
    private final CountDownLatch end = new CountDownLatch(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        end.countDown();
        threads.shutdownNow();
    }

    /** A body that stops before its end until it is told to go on. */
    private InputStream stopping() {
        return new ByteArrayInputStream(new byte[LARGE]) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                int read = super.read(to, offset, length);
                if (pos > StrangersBodies.SMALL) {
                    waiting.countDown();
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return read;
            }
        };
    }

    private static InputStream body(int bytes) {
        return new ByteArrayInputStream(new byte[bytes]);
    }

    @Test
    void onlyAFewLargeOnesComeAtATimeAndSmallOnesAlways() throws Exception {
        List<CompletableFuture<byte[]>> slow = new ArrayList<>();
        for (int i = 0; i < StrangersBodies.PLACES; i++) {
            slow.add(CompletableFuture.supplyAsync(() -> bodies.read(stopping(), -1), threads));
        }
        waiting.await();

        assertThatThrownBy(() -> bodies.read(body(LARGE), -1)).isInstanceOf(RateLimitedException.class);
        assertThatThrownBy(() -> bodies.read(body(LARGE), LARGE)).isInstanceOf(RateLimitedException.class);
        assertThat(bodies.read(body(LARGE - 2), LARGE - 2)).hasSize(LARGE - 2);

        end.countDown();
        for (CompletableFuture<byte[]> one : slow) {
            assertThat(one.get()).hasSize(LARGE);
        }
        assertThat(bodies.read(body(LARGE), LARGE)).hasSize(LARGE);
    }

    @Test
    void whoIsRefusedTakesNoPlace() {
        for (int i = 0; i <= StrangersBodies.PLACES; i++) {
            assertThatThrownBy(() -> bodies.read(body(BodyReader.LIMIT + 1), -1))
                    .hasMessageContaining("larger than 1048576 bytes");
        }
        assertThat(bodies.read(body(BodyReader.LIMIT), BodyReader.LIMIT)).hasSize(BodyReader.LIMIT);
    }
}
