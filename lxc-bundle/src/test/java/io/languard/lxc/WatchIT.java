package io.languard.lxc;

import static io.languard.lxc.TestWorlds.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldResult.Origin;
import io.languard.lxc.engine.EngineAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole bundle beside a real engine: what happens there shows in the table without anybody asking. */
class WatchIT {

    private static final String PLAYER = RealEngine.PREFIX + "-watch";
    private static final String CONTAINER = PLAYER + "-a";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final MemoryStore store = new MemoryStore();
    private RealEngine real;

    @BeforeEach
    void start() {
        real = RealEngine.orSkip(access());
        real.removeAll();
    }

    @AfterEach
    void end() {
        if (real != null) {
            real.removeAll();
            real.close();
        }
    }

    @Test
    void followsWhatOthersDoToAWorld() {
        with(access(), worlds -> {
            World made = running(worlds.add(PLAYER, "a"), Origin.CREATED);
            real.stop(CONTAINER);
            await().atMost(SOON).untilAsserted(() -> assertThat(row().status()).isEqualTo("stopped"));
            real.start(CONTAINER);
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(row().status()).isEqualTo("running");
                assertThat(row().address()).isEqualTo(made.address());
            });
            real.stop(CONTAINER);
            real.rename(CONTAINER, CONTAINER + "-kept");
            await().atMost(SOON).untilAsserted(() -> assertThat(row().status()).isEqualTo("missing"));
            running(worlds.add(PLAYER, "a"), Origin.CREATED);
            real.remove(CONTAINER);
            await().atMost(SOON).untilAsserted(() -> assertThat(row().status()).isEqualTo("missing"));
        });
    }

    @Test
    void putsTheTableRightAtTheStart() {
        with(access(), worlds -> running(worlds.add(PLAYER, "a"), Origin.CREATED));
        World cutOff = Records.with(row(), "starting", null);
        store.put(cutOff);
        store.put(TestWorlds.record(
                RealEngine.PREFIX + "-nobody", RealEngine.PREFIX + "-nobody-a", "running", Instant.now()));

        with(access(), worlds -> {
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(row().status()).isEqualTo("stopped");
                assertThat(store.get(RealEngine.PREFIX + "-nobody").status()).isEqualTo("missing");
            });
            running(worlds.add(PLAYER, "a"), Origin.STARTED);
        });
    }

    @Test
    void standsWithoutAnEngine() {
        with(EngineAccess.local(Optional.of(Path.of("/nowhere/engine.socket"))), worlds -> {
            assertThat(worlds.add(PLAYER, "a"))
                    .isEqualTo(new WorldResult.Refused(
                            CONTAINER, "no container engine is here: /nowhere/engine.socket does not exist"));
            assertThat(worlds.list()).isEmpty();
        });
    }

    EngineAccess access() {
        return RealEngine.access();
    }

    private World row() {
        return store.get(PLAYER);
    }

    private void with(EngineAccess engine, Consumer<LxcComponent> test) {
        LxcSettings settings = TestWorlds.settings(1_000, RealEngine.IMAGE, Duration.ofSeconds(20), engine);
        LxcComponent component = new LxcComponent(settings, TestWorlds.PLATFORM, store);
        try {
            test.accept(component);
        } finally {
            component.stop();
        }
    }
}
