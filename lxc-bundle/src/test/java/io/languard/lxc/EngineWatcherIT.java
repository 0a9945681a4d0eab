package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.languard.lxc.engine.EngineSettings;
import io.languard.world.StartedWorld.Origin;
import io.languard.world.World;
import io.languard.world.WorldFailure;
import io.languard.world.WorldResult;
import io.languard.world.WorldStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The component with a real engine: changes in the engine appear in the table without a request. */
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
    void recordsChangesMadeByOthers() {
        with(engineSettings(), worlds -> {
            World created = running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED);
            real.stop(CONTAINER);
            await().atMost(SOON).untilAsserted(() -> assertThat(row().status()).isEqualTo(WorldStatus.STOPPED));
            real.start(CONTAINER);
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(row().status()).isEqualTo(WorldStatus.RUNNING);
                assertThat(row().address()).isEqualTo(created.address());
            });
            real.stop(CONTAINER);
            real.rename(CONTAINER, CONTAINER + "-kept");
            await().atMost(SOON).untilAsserted(() -> assertThat(row().status()).isEqualTo(WorldStatus.MISSING));
            running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED);
            real.remove(CONTAINER);
            await().atMost(SOON).untilAsserted(() -> assertThat(row().status()).isEqualTo(WorldStatus.MISSING));
        });
    }

    @Test
    void correctsTheTableAtStartup() {
        with(engineSettings(), worlds -> running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED));
        World interrupted = WorldRecords.withStatus(row(), WorldStatus.STARTING, null);
        store.put(interrupted);
        store.put(LxcWorldFixtures.record(
                EngineFixture.PREFIX + "-nobody",
                EngineFixture.PREFIX + "-nobody-a",
                WorldStatus.RUNNING,
                Instant.now()));

        with(engineSettings(), worlds -> {
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(row().status()).isEqualTo(WorldStatus.STOPPED);
                assertThat(store.get(EngineFixture.PREFIX + "-nobody").status()).isEqualTo(WorldStatus.MISSING);
            });
            running(worlds.ensureRunning(PLAYER, "a"), Origin.STARTED);
        });
    }

    @Test
    void runsWithoutAnEngine() {
        with(EngineSettings.local(Optional.of(Path.of("/nowhere/engine.socket"))), worlds -> {
            assertThat(worlds.ensureRunning(PLAYER, "a"))
                    .isEqualTo(WorldResult.failure(WorldFailure.refused(
                            CONTAINER, "no container engine found: /nowhere/engine.socket does not exist")));
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
            component.deactivate();
        }
    }
}
