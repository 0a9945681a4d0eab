package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldResult.Origin;
import io.languard.lxc.engine.InstanceSpec;
import io.languard.lxc.engine.InstanceStatus;
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

/** What is done with each way in which table and engine can differ, at the start and while it runs. */
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
            worlds.stop();
        }
        if (real != null) {
            real.removeAll();
            real.close();
        }
    }

    private void platformStarts() {
        LxcSettings settings = LxcWorldFixtures.settings(
                1_000, EngineFixture.IMAGE, Duration.ofSeconds(20), EngineFixture.engineSettings());
        worlds = new LxcComponent(settings, LxcWorldFixtures.PLATFORM, store);
    }

    @Test
    void diedBeforeAnythingWasMade() {
        row("creating");
        platformStarts();

        becomes("missing");
        running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED);
    }

    @Test
    void diedAfterItWasMade() {
        row("creating");
        made();
        platformStarts();

        becomes("stopped");
        running(worlds.ensureRunning(PLAYER, "a"), Origin.STARTED);
    }

    @Test
    void diedAfterItWasStarted() {
        row("creating");
        made();
        real.start(CONTAINER);
        platformStarts();

        becomes("stopped"); // nobody has learned its address
        assertThat(status()).isEqualTo(InstanceStatus.STOPPED);
        running(worlds.ensureRunning(PLAYER, "a"), Origin.STARTED);
    }

    @Test
    void diedBeforeTheStopWasWrittenDown() {
        row("running");
        made();
        platformStarts();

        becomes("stopped");
    }

    @Test
    void lostItsRecord() {
        made();
        real.start(CONTAINER);
        platformStarts();

        becomes("running");
        assertThat(running(worlds.ensureRunning(PLAYER, "other"), Origin.ALREADY_RUNNING)
                        .container())
                .isEqualTo(CONTAINER);
    }

    @Test
    void wasStoppedStartedFrozenAndRemovedByHand() {
        platformStarts();
        running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED);
        real.stop(CONTAINER);
        becomes("stopped");
        real.start(CONTAINER);
        becomes("running");
        real.engine.freeze(CONTAINER);
        becomes("frozen");
        running(worlds.ensureRunning(PLAYER, "a"), Origin.STARTED);
        becomes("running");
        real.remove(CONTAINER);
        becomes("missing");
        running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED);
    }

    @Test
    void anothersOfThatNameStaysAsItIs() {
        row("running");
        real.engine.create(new InstanceSpec(
                CONTAINER, EngineFixture.IMAGE, Optional.empty(), List.of(), Tags.of("somebody else", CONTAINER)));
        platformStarts();

        becomes("missing");
        assertThat(running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED).container())
                .isEqualTo(ContainerNames.hashed(PLAYER, "a"));
        assertThat(status()).isEqualTo(InstanceStatus.STOPPED);
    }

    /** Ends the machine's daemon, so only where the machine was prepared for it. */
    @Test
    void theEngineWasRestarted() throws Exception {
        assumeTrue(System.getenv("LANGUARD_TEST_ENGINE") != null, "Skipped, needs LANGUARD_TEST_ENGINE");
        platformStarts();
        World before = running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED);
        ProcessHandle.of(real.daemonPid()).orElseThrow().destroyForcibly();
        await().atMost(SOON).until(() -> worlds.ensureRunning(PLAYER, "a") instanceof WorldResult.Refused);
        store.put(WorldRecords.withStatus(
                store.get(PLAYER), "stopped", null)); // as if something had been missed meanwhile

        assertThat(engineUp()).isZero();

        becomes("running");
        assertThat(running(worlds.ensureRunning(PLAYER, "a"), Origin.ALREADY_RUNNING)
                        .address())
                .isEqualTo(before.address());
        real.stop(CONTAINER);
        becomes("stopped"); // its events are heard again
    }

    private static int engineUp() throws Exception {
        Process process = new ProcessBuilder(
                        "bash", Path.of("src/test/scripts/engine-up.sh").toString())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(new File("target/engine-up.log"))
                .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private void row(String status) {
        store.put(LxcWorldFixtures.record(PLAYER, CONTAINER, status, Instant.now()));
    }

    private void made() {
        Map<String, String> tags = new HashMap<>(Tags.of(PLAYER, CONTAINER));
        tags.put(TaggingEngine.PLATFORM, LxcWorldFixtures.PLATFORM);
        real.engine.create(new InstanceSpec(CONTAINER, EngineFixture.IMAGE, Optional.empty(), List.of(), tags));
    }

    private void becomes(String status) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(store.get(PLAYER)).isNotNull();
            assertThat(store.get(PLAYER).status()).isEqualTo(status);
        });
    }

    private InstanceStatus status() {
        return real.engine.find(CONTAINER).orElseThrow().status();
    }
}
