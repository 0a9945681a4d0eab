package io.languard.core.game;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.GameAdapter;
import io.languard.core.CoreExecutors;
import io.languard.core.GameServices;
import io.languard.core.InMemoryStores;
import io.languard.core.event.EventBus;
import io.languard.core.registry.AdapterRegistry;
import io.languard.service.event.PlatformEvent;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DisplayNameCacheTest {

    private final CoreExecutors threads = new CoreExecutors();
    private final AdapterRegistry registry =
            new AdapterRegistry(new EventBus(new InMemoryStores().eventStore, threads), threads);
    private final DisplayNameCache names = new DisplayNameCache(threads);
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.stop();
    }

    private void register(Supplier<String> name) {
        GameAdapter adapter = () -> {
            calls.incrementAndGet();
            return name.get();
        };
        registry.bind(adapter, GameServices.properties("game", GameAdapter.class));
    }

    private String name() {
        return names.get("game", registry.requireGame("game"));
    }

    @Test
    void aNameIsReadOnceWhenTheAdapterIsRegistered() {
        register(() -> "Game");
        new GamePublisher(registry, names, event -> {}).onEvent(new PlatformEvent.GamesChanged("game", Instant.now()));
        Awaitility.await().until(() -> calls.get() == 1);
        assertThat(name()).isEqualTo("Game");
        assertThat(name()).isEqualTo("Game");
        assertThat(calls).hasValue(1);
    }

    @Test
    void anAdapterThatHangsIsAskedOnceAndItsGameIsNamedAfterItsType() {
        CountDownLatch end = new CountDownLatch(1);
        register(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "Game";
        });
        assertThat(name()).isEqualTo("game");
        // Once the call has timed out, no request waits.
        Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> {
            long start = System.nanoTime();
            return name().equals("game") && System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(100);
        });
        assertThat(calls).hasValue(1);
        end.countDown();
    }

    @Test
    void aGameWithAnUnusableNameIsNamedAfterItsType() {
        register(() -> "x".repeat(GameAdapter.MAX_DISPLAY_NAME + 1));
        assertThat(name()).isEqualTo("game");
    }
}
