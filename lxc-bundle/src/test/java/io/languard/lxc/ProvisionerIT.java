package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.failure;
import static io.languard.lxc.LxcWorldFixtures.running;
import static io.languard.lxc.LxcWorldFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.languard.lxc.engine.EngineSettings;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceStatus;
import io.languard.world.CleanupResult;
import io.languard.world.StartedWorld;
import io.languard.world.StartedWorld.Origin;
import io.languard.world.World;
import io.languard.world.WorldFailure;
import io.languard.world.WorldFailure.Reason;
import io.languard.world.WorldResult;
import io.languard.world.WorldStatus;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Worlds on a real engine. */
class ProvisionerIT {

    private static final String PREFIX = EngineFixture.PREFIX;

    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private EngineFixture real;
    private Provisioner worlds;

    @BeforeEach
    void start() {
        real = EngineFixture.assumeAvailable(engineSettings());
        real.removeAll();
        worlds = provisioner(2, EngineFixture.IMAGE, Duration.ofSeconds(20));
    }

    EngineSettings engineSettings() {
        return EngineFixture.engineSettings();
    }

    private Provisioner provisioner(int cap, String base, Duration timeout) {
        LxcSettings settings =
                LxcWorldFixtures.settings(real.countForeignRunning() + cap, base, timeout, engineSettings());
        return new Provisioner(real.engine, store, settings, Clock.systemUTC());
    }

    @AfterEach
    void end() {
        if (real != null) {
            real.removeAll();
            real.close();
        }
    }

    @Test
    void createsStopsAndRestartsAWorld() {
        World created = running(worlds.ensureRunning(PREFIX, "a"), Origin.CREATED);

        assertThat(created.container()).isEqualTo(PREFIX + "-a");
        assertThat(created.port()).isEqualTo(25565);
        assertThat(created.address()).matches("[0-9.]+");
        assertThat(store.get(PREFIX)).isEqualTo(created);
        assertThat(running(worlds.ensureRunning(PREFIX, "b"), Origin.ALREADY_RUNNING)
                        .address())
                .isEqualTo(created.address());

        assertThat(value(worlds.stop(PREFIX)).already()).isFalse();
        assertThat(value(worlds.stop(PREFIX)).already()).isTrue();
        assertThat(store.get(PREFIX).status()).isEqualTo(WorldStatus.STOPPED);
        assertThat(running(worlds.ensureRunning(PREFIX, "b"), Origin.STARTED).container())
                .isEqualTo(PREFIX + "-a");
    }

    @Test
    void stopsAWorldThatGetsNoAddressAndReleasesItsSlot() {
        real.createForeign(PREFIX + "-base");
        real.disconnectNetwork(PREFIX + "-base");
        Provisioner unplugged = provisioner(1, PREFIX + "-base", Duration.ofMillis(500));

        assertThat(unplugged.ensureRunning(PREFIX, "a"))
                .isEqualTo(WorldResult.failure(WorldFailure.noAddress(PREFIX + "-a")));
        assertThat(status(PREFIX + "-a")).isEqualTo(InstanceStatus.STOPPED);
        assertThat(unplugged.ensureRunning(PREFIX + 2, "a"))
                .isEqualTo(WorldResult.failure(WorldFailure.noAddress(PREFIX + "2-a")));
    }

    @Test
    void copiesTheInstanceNamedAsTheBase() {
        real.createForeign(PREFIX + "-base");

        running(provisioner(1, PREFIX + "-base", Duration.ofSeconds(20)).ensureRunning(PREFIX, "a"), Origin.CREATED);

        assertThat(status(PREFIX + "-base")).isEqualTo(InstanceStatus.STOPPED);
    }

    @Test
    void showsTheConsoleAndFreezes() {
        real.createForeign(
                PREFIX + "-base", Map.of("environment.BLOK_CMD", "sh -c 'echo hello from inside; sleep 1000'"));
        Provisioner printing = provisioner(1, PREFIX + "-base", Duration.ofSeconds(20));
        running(printing.ensureRunning(PREFIX, "a"), Origin.CREATED);

        await().untilAsserted(() -> assertThat(console(printing)).contains("hello from inside"));
        value(printing.freeze(PREFIX));
        assertThat(status(PREFIX + "-a")).isEqualTo(InstanceStatus.FROZEN);
        running(printing.thaw(PREFIX), Origin.STARTED);
        assertThat(status(PREFIX + "-a")).isEqualTo(InstanceStatus.RUNNING);
        printing.freeze(PREFIX);
        value(printing.halt(PREFIX));
        assertThat(status(PREFIX + "-a")).isEqualTo(InstanceStatus.STOPPED);
        value(printing.delete(PREFIX));
        assertThat(real.engine.find(PREFIX + "-a")).isEmpty();
    }

    @Test
    void waitsForTheGamePortIfConfigured() throws Exception {
        real.createForeign(
                PREFIX + "-base", Map.of("environment.BLOK_CMD", "sh -c 'sleep 1; exec nc -ll -p 25565 -e /srv/blok'"));
        LxcSettings settings =
                LxcWorldFixtures.settings(1_000, PREFIX + "-base", Duration.ofSeconds(20), engineSettings());
        Provisioner waiting = new Provisioner(
                real.engine,
                store,
                LxcWorldFixtures.withPortTimeout(settings, Duration.ofSeconds(20)),
                Clock.systemUTC());

        World world = running(waiting.ensureRunning(PREFIX, "a"), Origin.CREATED);
        new Socket(world.address(), world.port()).close();
    }

    @Test
    void appliesResourceLimits() {
        LxcSettings settings =
                LxcWorldFixtures.settings(1_000, EngineFixture.IMAGE, Duration.ofSeconds(20), engineSettings());
        Template limited = new Template(
                EngineFixture.IMAGE,
                List.of("default"),
                Map.of("limits.cpu", "1", "limits.memory", "64MiB", "limits.processes", "50"));
        Provisioner limiting = new Provisioner(
                real.engine, store, LxcWorldFixtures.withTemplate(settings, limited), Clock.systemUTC());

        running(limiting.ensureRunning(PREFIX, "a"), Origin.CREATED);
        assertThat(real.engine.find(PREFIX + "-a").orElseThrow().config())
                .containsEntry("limits.cpu", "1")
                .containsEntry("limits.memory", "64MiB")
                .containsEntry("limits.processes", "50");
    }

    private static String console(Provisioner worlds) {
        return value(worlds.console(PREFIX));
    }

    @Test
    void reportsTheEnginesReasonIfTheImageDoesNotExist() {
        assertThat(failure(provisioner(1, "no-such-image", Duration.ofSeconds(20))
                                .ensureRunning(PREFIX, "a"))
                        .details())
                .containsIgnoringCase("not found");
        assertThat(store.list()).isEmpty();
    }

    @Test
    void doesNotTouchAForeignContainerWithTheSameName() {
        real.createForeign(PREFIX + "-a");

        assertThat(running(worlds.ensureRunning(PREFIX, "a"), Origin.CREATED).container())
                .isEqualTo(ContainerNames.hashed(PREFIX, "a"));
        assertThat(status(PREFIX + "-a")).isEqualTo(InstanceStatus.STOPPED);
    }

    @Test
    void acceptsAnyPlayerAndName() {
        String player = PREFIX + "_%-/../ї\0\n\"'$(id) --config";

        World world = running(worlds.ensureRunning(player, "; rm -rf /"), Origin.CREATED);
        assertThat(world.container()).isEqualTo(ContainerNames.hashed(player, "; rm -rf /"));

        store.delete(player);
        assertThat(running(worlds.ensureRunning(player, "x"), Origin.ALREADY_RUNNING)
                        .container())
                .isEqualTo(world.container());
    }

    @Test
    void handlesChangesMadeByOthers() {
        running(worlds.ensureRunning(PREFIX, "a"), Origin.CREATED);
        real.stop(PREFIX + "-a");
        running(worlds.ensureRunning(PREFIX, "a"), Origin.STARTED);
        real.remove(PREFIX + "-a");
        running(worlds.ensureRunning(PREFIX, "a"), Origin.CREATED);
    }

    @Test
    void removesOnlyWorldsOfInactivePlayers() {
        running(worlds.ensureRunning(PREFIX, "a"), Origin.CREATED);
        running(worlds.ensureRunning(PREFIX + 2, "a"), Origin.CREATED);
        real.createForeign(PREFIX + "-foreign");
        World old = store.get(PREFIX);
        store.put(new World(
                old.player(),
                old.container(),
                old.address(),
                old.port(),
                old.status(),
                old.created(),
                Instant.now().minus(Duration.ofDays(15))));

        assertThat(worlds.cleanup()).isEqualTo(new CleanupResult(1, List.of()));
        assertThat(real.engine.find(PREFIX + "-a")).isEmpty();
        assertThat(status(PREFIX + "2-a")).isEqualTo(InstanceStatus.RUNNING);
        assertThat(status(PREFIX + "-foreign")).isEqualTo(InstanceStatus.STOPPED);
    }

    @Test
    void doesNotExceedTheCapForConcurrentRequests() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(60);
        try {
            List<Callable<WorldResult<StartedWorld>>> requests = IntStream.range(0, 60)
                    .<Callable<WorldResult<StartedWorld>>>mapToObj(
                            i -> () -> worlds.ensureRunning(PREFIX + i % 12, "a"))
                    .toList();
            for (Future<WorldResult<StartedWorld>> future : clients.invokeAll(requests)) {
                assertThat(future.get()
                                .<Optional<Reason>>fold(
                                        started -> Optional.empty(), failure -> Optional.of(failure.reason())))
                        .isIn(Optional.empty(), Optional.of(Reason.CAP_REACHED));
            }
            assertThat(real.engine.list())
                    .filteredOn(instance -> instance.name().startsWith(PREFIX))
                    .hasSize(2)
                    .allMatch(instance -> instance.status() == InstanceStatus.RUNNING);
        } finally {
            clients.shutdownNow();
        }
    }

    private InstanceStatus status(String container) {
        return real.engine.find(container).map(Instance::status).orElseThrow();
    }
}
