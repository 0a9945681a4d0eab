package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.NOW;
import static io.languard.lxc.LxcWorldFixtures.provisioner;
import static io.languard.lxc.LxcWorldFixtures.reason;
import static io.languard.lxc.LxcWorldFixtures.record;
import static io.languard.lxc.LxcWorldFixtures.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.InstanceStatus;
import io.languard.world.StartedWorld.Origin;
import io.languard.world.World;
import io.languard.world.WorldFailure;
import io.languard.world.WorldFailure.Reason;
import io.languard.world.WorldResult;
import io.languard.world.WorldStatus;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvisionerAddTest {

    private final FakeEngine engine = new FakeEngine();
    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private final Provisioner worlds = provisioner(engine, store, 2);

    @Test
    void createsAWorldForANewPlayer() {
        World world = running(worlds.ensureRunning("Ann", "w"), Origin.CREATED);

        assertThat(world).isEqualTo(store.get("Ann"));
        assertThat(world.container()).isEqualTo("Ann-w");
        assertThat(world.status()).isEqualTo(WorldStatus.RUNNING);
        assertThat(world.port()).isEqualTo(25565);
        assertThat(world.lastLogin()).isEqualTo(NOW);
        assertThat(engine.get("Ann-w").config()).containsEntry("user.languard.player", "Ann");
    }

    @Test
    void startsAStoppedWorldIgnoringTheName() {
        worlds.ensureRunning("Ann", "w");
        worlds.stop("Ann");

        World world = running(worlds.ensureRunning("Ann", "other"), Origin.STARTED);

        assertThat(world.container()).isEqualTo("Ann-w");
        assertThat(engine.count("create")).isEqualTo(1);
    }

    @Test
    void returnsARunningWorldEvenAtTheCap() {
        worlds.ensureRunning("Ann", "w");
        worlds.ensureRunning("Bob", "w");

        running(worlds.ensureRunning("Ann", "w"), Origin.ALREADY_RUNNING);
        assertThat(engine.count("start")).isEqualTo(2);
    }

    @Test
    void setsTheLastLoginAndRetainsAnotherPort() {
        store.put(new World("Ann", "Ann-w", null, 7777, WorldStatus.STOPPED, NOW, NOW.minus(Duration.ofDays(9))));
        engine.put("Ann-w", InstanceStatus.STOPPED, Map.of());

        World world = running(worlds.ensureRunning("Ann", "w"), Origin.STARTED);

        assertThat(world.port()).isEqualTo(7777);
        assertThat(world.lastLogin()).isEqualTo(NOW);
        assertThat(world.created()).isEqualTo(NOW);
    }

    @Test
    void setsTheLastLoginEvenIfTheEngineIsUnreachable() {
        store.put(record("Ann", "Ann-w", WorldStatus.STOPPED, NOW.minus(Duration.ofDays(9))));
        engine.before = call -> {
            throw new EngineException("the container engine is unreachable");
        };
        assertThat(reason(worlds.ensureRunning("Ann", "w"))).isEqualTo(Reason.ENGINE_REFUSED);
        assertThat(store.get("Ann").lastLogin()).isEqualTo(NOW);
    }

    @Test
    void listsByPlayer() {
        for (String player : new String[] {"c", "a", "b", "B", "d", "e"}) {
            store.put(record(player, player + "-w", WorldStatus.STOPPED, NOW));
        }
        assertThat(worlds.list()).extracting(World::player).containsExactly("B", "a", "b", "c", "d", "e");
    }

    @Test
    void refusesAtTheCapWithoutSideEffects() {
        worlds.ensureRunning("Ann", "w");
        worlds.ensureRunning("Bob", "w");

        assertThat(reason(worlds.ensureRunning("Cid", "w"))).isEqualTo(Reason.CAP_REACHED);
        assertThat(store.get("Cid")).isNull();
        assertThat(engine.names()).containsExactly("Ann-w", "Bob-w");

        worlds.stop("Ann");
        running(worlds.ensureRunning("Cid", "w"), Origin.CREATED);
    }

    @Test
    void countsContainersRunningInTheEngine() {
        engine.put("Old-a", InstanceStatus.RUNNING, Tags.of("Old", "Old-a"));
        store.put(record("Legacy", "Legacy-b", WorldStatus.STOPPED, NOW));
        engine.put("Legacy-b", InstanceStatus.RUNNING, Map.of()); // in the table, but not tagged
        engine.put("foreign", InstanceStatus.RUNNING, Map.of());

        assertThat(reason(worlds.ensureRunning("Ann", "w"))).isEqualTo(Reason.CAP_REACHED);

        engine.setStatus("Old-a", InstanceStatus.STOPPED);
        running(worlds.ensureRunning("Ann", "w"), Origin.CREATED);
    }

    @Test
    void stopsAWorldThatGetsNoAddress() {
        engine.addresses = false;
        assertThat(worlds.ensureRunning("Ann", "w")).isEqualTo(WorldResult.failure(WorldFailure.noAddress("Ann-w")));
        assertThat(engine.running()).isZero();
        assertThat(store.get("Ann").status()).isEqualTo(WorldStatus.STOPPED);

        worlds.ensureRunning("Bob", "w");
        engine.addresses = true;
        running(worlds.ensureRunning("Bob", "w"), Origin.STARTED);
        running(worlds.ensureRunning("Ann", "w"), Origin.STARTED);
    }

    @Test
    void reportsTheEnginesReasonAndRemovesAFailedCreation() {
        engine.before = failOn("create", "Image alias not found");
        assertThat(worlds.ensureRunning("Ann", "w"))
                .isEqualTo(WorldResult.failure(WorldFailure.refused("Ann-w", "Image alias not found")));
        assertThat(store.get("Ann")).isNull();

        engine.before = call -> {};
        running(worlds.ensureRunning("Ann", "another"), Origin.CREATED);
        running(worlds.ensureRunning("Bob", "w"), Origin.CREATED);
    }

    @Test
    void retainsAContainerThatFailsToStartAndReleasesItsSlot() {
        engine.before = failOn("start", "no cgroups");
        assertThat(worlds.ensureRunning("Ann", "w"))
                .isEqualTo(WorldResult.failure(WorldFailure.refused("Ann-w", "no cgroups")));
        assertThat(store.get("Ann").status()).isEqualTo(WorldStatus.STOPPED);

        engine.before = call -> {};
        running(worlds.ensureRunning("Bob", "w"), Origin.CREATED);
        running(worlds.ensureRunning("Ann", "w"), Origin.STARTED);
    }

    @Test
    void refusesWhileTheEngineIsUnreachable() {
        engine.before = failOn("", "no container engine found");

        assertThat(worlds.ensureRunning("Ann", "w"))
                .isEqualTo(WorldResult.failure(WorldFailure.refused("Ann-w", "no container engine found")));
    }

    @Test
    void reportsThatTheDatabaseIsUnavailable() {
        store.setUnavailable(true);
        assertThat(reason(worlds.ensureRunning("Ann", "w"))).isEqualTo(Reason.DATABASE_UNAVAILABLE);
        assertThat(engine.calls).isEmpty();
    }

    @Test
    void revertsAStartWhoseRecordCannotBeWritten() {
        engine.before = call -> store.setUnavailable(call.startsWith("state"));

        assertThat(reason(worlds.ensureRunning("Ann", "w"))).isEqualTo(Reason.DATABASE_UNAVAILABLE);
        assertThat(engine.running()).isZero();
    }

    @Test
    void thawsAFrozenWorld() {
        worlds.ensureRunning("Ann", "w");
        worlds.ensureRunning("Bob", "w");
        engine.setStatus("Ann-w", InstanceStatus.FROZEN);

        running(worlds.ensureRunning("Ann", "w"), Origin.STARTED);
        assertThat(engine.get("Ann-w").status()).isEqualTo(InstanceStatus.RUNNING);
    }

    @Test
    void recreatesAMissingContainerUnderItsName() {
        worlds.ensureRunning("Ann", "w");
        engine.remove("Ann-w");

        assertThat(running(worlds.ensureRunning("Ann", "other"), Origin.CREATED).container())
                .isEqualTo("Ann-w");
    }

    private static java.util.function.Consumer<String> failOn(String prefix, String reason) {
        return call -> {
            if (call.startsWith(prefix)) {
                throw new EngineException(500, reason);
            }
        };
    }
}
