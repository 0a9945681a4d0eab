package io.languard.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.GameAdapter;
import io.languard.core.CoreThreads;
import io.languard.core.FakeGame;
import io.languard.core.Memory;
import io.languard.core.event.EventHub;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HangingAdapterTest {

    static final Duration SHORT = Duration.ofMillis(100);
    static final Map<String, Object> BAD = Map.of("game.type", "bad");

    final CoreThreads threads = new CoreThreads();
    final AdapterRegistry registry = new AdapterRegistry(new EventHub(new Memory().eventStore, threads), threads);
    final FakeGame bad = new FakeGame();
    final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void plug() {
        registry.addAdapter(bad, BAD);
        registry.addAdapter(new FakeGame(), Map.of("game.type", "good"));
    }

    @AfterEach
    void stop() {
        release.countDown();
        threads.stop();
    }

    @Test
    void oneGamesHangingCallsLeaveThreadsForTheOthers() {
        hang(40);
        assertThat(registry.requireGame("good").<String>call(GameAdapter::displayName))
                .isEqualTo("Fake");
    }

    @Test
    void whileAllPlacesHangFurtherCallsAreRefusedAtOnceAndLaterServedAgain() {
        hang(Lane.PLACES);
        Provided<GameAdapter> game = registry.requireGame("bad");
        long begun = System.nanoTime();
        assertThatThrownBy(() -> game.call(Duration.ofSeconds(20), GameAdapter::displayName))
                .hasMessageContaining("'bad' is too busy");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));

        release.countDown();
        org.awaitility.Awaitility.await().ignoreExceptions().until(() -> "Fake"
                .equals(game.<String>call(GameAdapter::displayName)));
    }

    @Test
    void anAdapterThatTakesTheHangingOnesPlaceBeginsWithAllPlaces() {
        hang(Lane.PLACES);
        registry.removeAdapter(bad, BAD);
        registry.addAdapter(new FakeGame(), BAD);
        assertThat(registry.requireGame("bad").<String>call(GameAdapter::displayName))
                .isEqualTo("Fake");
    }

    @Test
    void moreShortCallsThanPlacesAreAllServed() {
        Provided<GameAdapter> game = registry.requireGame("good");
        ExecutorService callers = Executors.newFixedThreadPool(40);
        var answers = IntStream.range(0, 400)
                .mapToObj(i -> java.util.concurrent.CompletableFuture.supplyAsync(
                        () -> game.<String>call(GameAdapter::displayName), callers))
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo("Fake"));
        callers.shutdown();
    }

    private void hang(int calls) {
        Provided<GameAdapter> game = registry.requireGame("bad");
        for (int i = 0; i < calls; i++) {
            assertThatThrownBy(() -> game.call(SHORT, ignored -> {
                while (true) {
                    try {
                        release.await();
                        return null;
                    } catch (InterruptedException e) {
                        // some adapters do not care
                    }
                }
            }));
        }
    }
}
