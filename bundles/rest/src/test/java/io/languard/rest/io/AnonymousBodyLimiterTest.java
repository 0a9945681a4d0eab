package io.languard.rest.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.error.HttpErrorCodes;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnonymousBodyLimiterTest {

    private static final int MANY = 200;

    private final AnonymousBodyLimiter bodies = new AnonymousBodyLimiter();
    private final ExecutorService threads = Executors.newFixedThreadPool(48);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger mostInside = new AtomicInteger();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    private static InputStream body(int bytes) {
        return new ByteArrayInputStream(new byte[bytes]);
    }

    private static int length(byte[] bytes) {
        return bytes.length;
    }

    private <T> Function<byte[], T> counted(Function<byte[], T> parser) {
        return bytes -> {
            mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                return parser.apply(bytes);
            } finally {
                inside.decrementAndGet();
            }
        };
    }

    @Test
    void bodySizeIsLimited() {
        assertThat(bodies.<Integer>read(body(16 * 1024), -1, AnonymousBodyLimiterTest::length))
                .isEqualTo(16 * 1024);
        for (long announced : new long[] {-1, 16 * 1024 + 1}) {
            assertThatThrownBy(() -> bodies.read(body(16 * 1024 + 1), announced, AnonymousBodyLimiterTest::length))
                    .isInstanceOfSatisfying(LanguardException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE);
                        assertThat(HttpErrorCodes.status(e)).isEqualTo(413);
                        assertThat(e).hasMessageContaining("too large; the limit is 16 KiB");
                    });
        }
    }

    @Test
    void furtherBodiesWaitWhileTheLimitIsReached() throws Exception {
        CountDownLatch full = new CountDownLatch(AnonymousBodyLimiter.MAX_LARGE_BODIES);
        CountDownLatch end = new CountDownLatch(1);
        Function<byte[], Integer> slow = counted(bytes -> {
            full.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return bytes.length;
        });
        List<CompletableFuture<Integer>> replies = new ArrayList<>();
        for (int i = 0; i < AnonymousBodyLimiter.MAX_LARGE_BODIES; i++) {
            replies.add(CompletableFuture.supplyAsync(() -> bodies.read(body(7), -1, slow), threads));
        }
        full.await();
        for (int i = 0; i < AnonymousBodyLimiter.MAX_LARGE_BODIES; i++) {
            replies.add(CompletableFuture.supplyAsync(
                    () -> bodies.read(body(7), -1, counted(AnonymousBodyLimiterTest::length)), threads));
        }
        end.countDown();
        for (CompletableFuture<Integer> reply : replies) {
            assertThat(reply.get()).isEqualTo(7);
        }
        assertThat(mostInside).hasValue(AnonymousBodyLimiter.MAX_LARGE_BODIES);
    }

    /** Checks that memory for parsed bodies is bounded by a few trees, regardless of the number of requests. */
    @Test
    void fewTreesExistConcurrently() {
        byte[] worst = ("{\"username\":[" + "{},".repeat(5000) + "{}]}").getBytes(StandardCharsets.US_ASCII);
        List<CompletableFuture<Integer>> replies = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            replies.add(CompletableFuture.supplyAsync(
                    () -> bodies.read(
                            new ByteArrayInputStream(worst), worst.length, counted(AnonymousBodyLimiterTest::objects)),
                    threads));
        }
        assertThat(replies).allSatisfy(reply -> assertThat(reply.get()).isEqualTo(5001));
        assertThat(mostInside.get()).isBetween(1, AnonymousBodyLimiter.MAX_LARGE_BODIES);
    }

    private static int objects(byte[] bytes) {
        try {
            return JsonTreeParser.parse(bytes).get("username").size();
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void failedParseReleasesItsPermit() {
        for (int i = 0; i <= AnonymousBodyLimiter.MAX_LARGE_BODIES; i++) {
            assertThatThrownBy(() -> bodies.read(body(1), -1, bytes -> {
                        throw new IllegalArgumentException("refused");
                    }))
                    .hasMessage("refused");
        }
        assertThat(bodies.<Integer>read(body(1), -1, AnonymousBodyLimiterTest::length))
                .isOne();
    }
}
