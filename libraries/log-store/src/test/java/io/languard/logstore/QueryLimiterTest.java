package io.languard.logstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QueryLimiterTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch running = new CountDownLatch(QueryLimiter.MAX_QUERIES);

    @AfterEach
    void stop() {
        release.countDown();
        threads.shutdown();
    }

    private String slowQuery() {
        running.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "done";
    }

    private List<CompletableFuture<String>> start(QueryLimiter limiter, int queries) {
        List<CompletableFuture<String>> started = new ArrayList<>();
        for (int i = 0; i < queries; i++) {
            started.add(CompletableFuture.supplyAsync(() -> limiter.call(this::slowQuery), threads));
        }
        return started;
    }

    @Test
    void queriesBeyondTheLimitWaitAndThoseBeyondThatAreRejected() {
        QueryLimiter limiter = new QueryLimiter(Duration.ofMinutes(1));
        List<CompletableFuture<String>> queries =
                start(limiter, QueryLimiter.MAX_QUERIES + QueryLimiter.MAX_WAITING + 3);
        CompletableFuture.anyOf(queries.toArray(CompletableFuture[]::new))
                .handle((none, rejected) -> assertThat(rejected).hasCauseInstanceOf(TooManyQueriesException.class))
                .join();
        release.countDown();
        assertThat(queries.stream().map(query -> query.exceptionally(rejected -> "rejected")
                        .join()))
                .filteredOn("done"::equals)
                .hasSizeGreaterThanOrEqualTo(QueryLimiter.MAX_QUERIES + QueryLimiter.MAX_WAITING);
        assertThat(limiter.call(() -> "the next")).isEqualTo("the next");
    }

    @Test
    void aQueryThatWaitsTooLongIsRejected() throws InterruptedException {
        QueryLimiter limiter = new QueryLimiter(Duration.ofMillis(1));
        List<CompletableFuture<String>> queries = start(limiter, QueryLimiter.MAX_QUERIES);
        running.await();
        assertThatThrownBy(() -> limiter.call(() -> "")).isInstanceOf(TooManyQueriesException.class);
        release.countDown();
        queries.forEach(CompletableFuture::join);
        assertThat(limiter.call(() -> "the next")).isEqualTo("the next");
    }
}
