package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldResult.Origin;
import io.languard.lxc.engine.EngineSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole bundle beside a real engine: what happens there shows in the table without anybody asking. */
class EngineWatcherIT {

    private static final String PLAYER = EngineFixture.PREFIX + "-watch";
    private static final String CONTAINER = PLAYER + "-a";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private EngineFixture real;

    @BeforeEach
    void start() {
        real = EngineFixture.assumeAvailable(engineSettings());
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
        with(engineSettings(), worlds -> {
            World made = running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED);
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
            running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED);
            real.remove(CONTAINER);
            await().atMost(SOON).untilAsserted(() -> assertThat(row().status()).isEqualTo("missing"));
        });
    }

    @Test
    void putsTheTableRightAtTheStart() {
        with(engineSettings(), worlds -> running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED));
        World cutOff = WorldRecords.withStatus(row(), "starting", null);
        store.put(cutOff);
        store.put(LxcWorldFixtures.record(
                EngineFixture.PREFIX + "-nobody", EngineFixture.PREFIX + "-nobody-a", "running", Instant.now()));

        with(engineSettings(), worlds -> {
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(row().status()).isEqualTo("stopped");
                assertThat(store.get(EngineFixture.PREFIX + "-nobody").status()).isEqualTo("missing");
            });
            running(worlds.ensureRunning(PLAYER, "a"), Origin.STARTED);
        });
    }

    @Test
    void standsWithoutAnEngine() {
        with(EngineSettings.local(Optional.of(Path.of("/nowhere/engine.socket"))), worlds -> {
            assertThat(worlds.ensureRunning(PLAYER, "a"))
                    .isEqualTo(new WorldResult.Refused(
                            CONTAINER, "no container engine is here: /nowhere/engine.socket does not exist"));
            assertThat(worlds.list()).isEmpty();
        });
    }

    EngineSettings engineSettings() {
        return EngineFixture.engineSettings();
    }

    private World row() {
        return store.get(PLAYER);
    }

    private void with(EngineSettings engine, Consumer<LxcComponent> test) {
        LxcSettings settings = LxcWorldFixtures.settings(1_000, EngineFixture.IMAGE, Duration.ofSeconds(20), engine);
        LxcComponent component = new LxcComponent(settings, LxcWorldFixtures.PLATFORM, store);
        try {
            test.accept(component);
        } finally {
            component.stop();
        }
    }
}
