package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.languard.lxc.engine.InstanceSpec;
import io.languard.lxc.engine.InstanceStatus;
import io.languard.world.StartedWorld.Origin;
import io.languard.world.World;
import io.languard.world.WorldResult;
import io.languard.world.WorldStatus;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All ways in which the table and the engine can differ, at startup and while the platform is running. */
class ReconciliationIT {

    private static final String PLAYER = EngineFixture.PREFIX + "-r";
    private static final String CONTAINER = PLAYER + "-a";
    private static final Duration SOON = Duration.ofSeconds(15);

    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private EngineFixture real;
    private LxcComponent worlds;

    @BeforeEach
    void start() {
        real = EngineFixture.assumeAvailable();
        real.removeAll();
    }

    @AfterEach
    void end() {
        if (worlds != null) {
            worlds.deactivate();
        }
        if (real != null) {
            real.removeAll();
            real.close();
        }
    }

    private void startPlatform() {
        LxcSettings settings = LxcWorldFixtures.settings(
                1_000, EngineFixture.IMAGE, Duration.ofSeconds(20), EngineFixture.engineSettings());
        worlds = new LxcComponent(settings, LxcWorldFixtures.PLATFORM, store);
    }

    @Test
    void crashedBeforeCreation() {
        row(WorldStatus.CREATING);
        startPlatform();

        awaitStatus(WorldStatus.MISSING);
        running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED);
    }

    @Test
    void crashedAfterCreation() {
        row(WorldStatus.CREATING);
        createContainer();
        startPlatform();

        awaitStatus(WorldStatus.STOPPED);
        running(worlds.ensureRunning(PLAYER, "a"), Origin.STARTED);
    }

    @Test
    void crashedAfterStart() {
        row(WorldStatus.CREATING);
        createContainer();
        real.start(CONTAINER);
        startPlatform();

        awaitStatus(WorldStatus.STOPPED); // no client has received its address
        assertThat(status()).isEqualTo(InstanceStatus.STOPPED);
        running(worlds.ensureRunning(PLAYER, "a"), Origin.STARTED);
    }

    @Test
    void crashedBeforeRecordingAStop() {
        row(WorldStatus.RUNNING);
        createContainer();
        startPlatform();

        awaitStatus(WorldStatus.STOPPED);
    }

    @Test
    void recordWasLost() {
        createContainer();
        real.start(CONTAINER);
        startPlatform();

        awaitStatus(WorldStatus.RUNNING);
        assertThat(running(worlds.ensureRunning(PLAYER, "other"), Origin.ALREADY_RUNNING)
                        .container())
                .isEqualTo(CONTAINER);
    }

    @Test
    void changedByOthers() {
        startPlatform();
        running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED);
        real.stop(CONTAINER);
        awaitStatus(WorldStatus.STOPPED);
        real.start(CONTAINER);
        awaitStatus(WorldStatus.RUNNING);
        real.engine.freeze(CONTAINER);
        awaitStatus(WorldStatus.FROZEN);
        running(worlds.ensureRunning(PLAYER, "a"), Origin.STARTED);
        awaitStatus(WorldStatus.RUNNING);
        real.remove(CONTAINER);
        awaitStatus(WorldStatus.MISSING);
        running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED);
    }

    @Test
    void foreignContainerWithTheSameName() {
        row(WorldStatus.RUNNING);
        real.engine.create(new InstanceSpec(
                CONTAINER, EngineFixture.IMAGE, Optional.empty(), List.of(), Tags.of("somebody else", CONTAINER)));
        startPlatform();

        awaitStatus(WorldStatus.MISSING);
        assertThat(running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED).container())
                .isEqualTo(ContainerNames.hashed(PLAYER, "a"));
        assertThat(status()).isEqualTo(InstanceStatus.STOPPED);
    }

    /** Kills the machine's engine daemon, so it runs only if the machine was prepared for it. */
    @Test
    void engineWasRestarted() throws Exception {
        assumeTrue(System.getenv("LANGUARD_TEST_ENGINE") != null, "Skipped, needs LANGUARD_TEST_ENGINE");
        startPlatform();
        World before = running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED);
        ProcessHandle.of(real.daemonPid()).orElseThrow().destroyForcibly();
        await().atMost(SOON).until(() -> worlds.ensureRunning(PLAYER, "a") instanceof WorldResult.Failure);
        store.put(WorldRecords.withStatus(store.get(PLAYER), WorldStatus.STOPPED, null)); // simulates a missed event

        assertThat(bringEngineUp()).isZero();

        awaitStatus(WorldStatus.RUNNING);
        assertThat(running(worlds.ensureRunning(PLAYER, "a"), Origin.ALREADY_RUNNING)
                        .address())
                .isEqualTo(before.address());
        real.stop(CONTAINER);
        awaitStatus(WorldStatus.STOPPED); // events are delivered again
    }

    private static int bringEngineUp() throws Exception {
        Process process = new ProcessBuilder(
                        "bash", Path.of("src/test/scripts/engine-up.sh").toString())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(new File("target/engine-up.log"))
                .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private void row(WorldStatus status) {
        store.put(LxcWorldFixtures.record(PLAYER, CONTAINER, status, Instant.now()));
    }

    private void createContainer() {
        Map<String, String> tags = new HashMap<>(Tags.of(PLAYER, CONTAINER));
        tags.put(TaggingEngine.PLATFORM, LxcWorldFixtures.PLATFORM);
        real.engine.create(new InstanceSpec(CONTAINER, EngineFixture.IMAGE, Optional.empty(), List.of(), tags));
    }

    private void awaitStatus(WorldStatus status) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(store.get(PLAYER)).isNotNull();
            assertThat(store.get(PLAYER).status()).isEqualTo(status);
        });
    }

    private InstanceStatus status() {
        return real.engine.find(CONTAINER).orElseThrow().status();
    }
}
