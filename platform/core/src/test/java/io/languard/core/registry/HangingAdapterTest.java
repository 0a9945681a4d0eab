package io.languard.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.GameAdapter;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.core.GameServices;
import io.languard.core.InMemoryStores;
import io.languard.core.ScriptedGameAdapter;
import io.languard.core.event.EventBus;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HangingAdapterTest {

    static final Duration SHORT = Duration.ofMillis(100);
    static final Map<String, Object> BAD = GameServices.properties("bad", GameAdapter.class);

    final CoreExecutors threads = new CoreExecutors();
    final AdapterRegistry registry =
            new AdapterRegistry(new EventBus(new InMemoryStores().eventStore, threads), threads);
    final ScriptedGameAdapter bad = new ScriptedGameAdapter();
    final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void plug() {
        registry.bind(bad, BAD);
        registry.bind(new ScriptedGameAdapter(), GameServices.properties("good", GameAdapter.class));
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
    void furtherCallsFailImmediatelyWhileAllPermitsHangAndSucceedLater() {
        hang(Bulkhead.MAX_GAME_CALLS);
        GuardedService<GameAdapter> game = registry.requireGame("bad");
        long startNanos = System.nanoTime();
        assertThatThrownBy(() -> game.call(Duration.ofSeconds(20), GameAdapter::displayName))
                .hasMessageContaining("'bad' is too busy");
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(5));

        release.countDown();
        org.awaitility.Awaitility.await().ignoreExceptions().until(() -> "Fake"
                .equals(game.<String>call(GameAdapter::displayName)));
    }

    @Test
    void anAdapterThatReplacesAHangingOneStartsWithAllPermits() {
        hang(Bulkhead.MAX_GAME_CALLS);
        registry.unbind(bad, BAD);
        registry.bind(new ScriptedGameAdapter(), BAD);
        assertThat(registry.requireGame("bad").<String>call(GameAdapter::displayName))
                .isEqualTo("Fake");
    }

    @Test
    void moreShortCallsThanPermitsAreAllServed() {
        GuardedService<GameAdapter> game = registry.requireGame("good");
        ExecutorService callers = Executors.newFixedThreadPool(40);
        var responses = IntStream.range(0, 400)
                .mapToObj(i -> java.util.concurrent.CompletableFuture.supplyAsync(
                        () -> game.<String>call(GameAdapter::displayName), callers))
                .toList();
        assertThat(responses).allSatisfy(response -> assertThat(response.join()).isEqualTo("Fake"));
        callers.shutdown();
    }

    @Test
    void anOmittedResponseIsAFailureOfTheAdapter() {
        GuardedService<GameAdapter> game = registry.requireGame("good");
        Map<String, String> map = new HashMap<>();
        map.put("section", null);
        for (Object response : new Object[] {null, Arrays.asList("one", null), map}) {
            assertThatThrownBy(() -> game.call(ignored -> response))
                    .hasMessage("The adapter of game type 'good' failed");
            assertThatThrownBy(() -> game.callDirectly(ignored -> response))
                    .hasMessage("The adapter of game type 'good' failed");
        }
        game.run(GameAdapter::displayName);
    }

    @Test
    void codesReservedToThePlatformAreNotAcceptedFromAdapters() {
        GuardedService<GameAdapter> game = registry.requireGame("good");
        for (LanguardException refused : List.of(
                new LanguardException(ErrorCode.UNAUTHORIZED, "who are you?"),
                new LanguardException(ErrorCode.CONFLICT, null),
                new LanguardException(ErrorCode.INVALID_CONFIG, "no", List.of(new FieldProblem("field", null))))) {
            assertThatThrownBy(() -> game.run(ignored -> {
                        throw refused;
                    }))
                    .isInstanceOfSatisfying(
                            LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR))
                    .hasMessageContaining("'good' failed");
        }
    }

    /** Makes calls that hang, until as many have reached the adapter as it has permits. */
    private void hang(int calls) {
        GuardedService<GameAdapter> game = registry.requireGame("bad");
        AtomicInteger reached = new AtomicInteger();
        for (int i = 0; i < calls || reached.get() < Bulkhead.MAX_GAME_CALLS; i++) {
            assertThatThrownBy(() -> game.call(SHORT, ignored -> {
                reached.incrementAndGet();
                while (true) {
                    try {
                        release.await();
                        return null;
                    } catch (InterruptedException e) {
                        // some adapters ignore interrupts
                    }
                }
            }));
        }
    }
}
