package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.NOW;
import static io.languard.lxc.LxcWorldFixtures.provisioner;
import static io.languard.lxc.LxcWorldFixtures.record;
import static io.languard.lxc.LxcWorldFixtures.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldResult.Origin;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.InstanceStatus;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvisionerAddTest {

    private final FakeEngine engine = new FakeEngine();
    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private final Provisioner worlds = provisioner(engine, store, 2);

    @Test
    void makesAWorldForANewPlayer() {
        World world = running(worlds.ensureRunning("Ann", "w"), Origin.CREATED);

        assertThat(world).isEqualTo(store.get("Ann"));
        assertThat(world.container()).isEqualTo("Ann-w");
        assertThat(world.status()).isEqualTo("running");
        assertThat(world.port()).isEqualTo(25565);
        assertThat(world.lastLogin()).isEqualTo(NOW);
        assertThat(engine.get("Ann-w").config()).containsEntry("user.languard.player", "Ann");
    }

    @Test
    void startsAStoppedOneWhateverNameIsGiven() {
        worlds.ensureRunning("Ann", "w");
        worlds.stop("Ann");

        World world = running(worlds.ensureRunning("Ann", "other"), Origin.STARTED);

        assertThat(world.container()).isEqualTo("Ann-w");
        assertThat(engine.count("create")).isEqualTo(1);
    }

    @Test
    void tellsOfARunningOneAtOnceEvenAtTheCap() {
        worlds.ensureRunning("Ann", "w");
        worlds.ensureRunning("Bob", "w");

        running(worlds.ensureRunning("Ann", "w"), Origin.ALREADY_RUNNING);
        assertThat(engine.count("start")).isEqualTo(2);
    }

    @Test
    void setsTheLastLoginAndKeepsAForeignPort() {
        store.put(new World("Ann", "Ann-w", null, 7777, "stopped", NOW, NOW.minus(Duration.ofDays(9))));
        engine.put("Ann-w", InstanceStatus.STOPPED, Map.of());

        World world = running(worlds.ensureRunning("Ann", "w"), Origin.STARTED);

        assertThat(world.port()).isEqualTo(7777);
        assertThat(world.lastLogin()).isEqualTo(NOW);
        assertThat(world.created()).isEqualTo(NOW);
    }

    @Test
    void setsTheLastLoginAlsoWhereTheEngineIsAway() {
        store.put(record("Ann", "Ann-w", "stopped", NOW.minus(Duration.ofDays(9))));
        engine.before = call -> {
            throw new EngineException("the container engine is out of reach");
        };
        assertThat(worlds.ensureRunning("Ann", "w")).isInstanceOf(WorldResult.Refused.class);
        assertThat(store.get("Ann").lastLogin()).isEqualTo(NOW);
    }

    @Test
    void listsByPlayer() {
        for (String player : new String[] {"c", "a", "b", "B", "d", "e"}) {
            store.put(record(player, player + "-w", "stopped", NOW));
        }
        assertThat(worlds.list()).extracting(World::player).containsExactly("B", "a", "b", "c", "d", "e");
    }

    @Test
    void refusesAtTheCapAndLeavesNoTrace() {
        worlds.ensureRunning("Ann", "w");
        worlds.ensureRunning("Bob", "w");

        assertThat(worlds.ensureRunning("Cid", "w")).isInstanceOf(WorldResult.CapReached.class);
        assertThat(store.get("Cid")).isNull();
        assertThat(engine.names()).containsExactly("Ann-w", "Bob-w");

        worlds.stop("Ann");
        running(worlds.ensureRunning("Cid", "w"), Origin.CREATED);
    }

    @Test
    void countsWhatTheEngineRuns() {
        engine.put("Old-a", InstanceStatus.RUNNING, Tags.of("Old", "Old-a"));
        store.put(record("Legacy", "Legacy-b", "stopped", NOW));
        engine.put("Legacy-b", InstanceStatus.RUNNING, Map.of()); // in the table, but without a mark
        engine.put("foreign", InstanceStatus.RUNNING, Map.of());

        assertThat(worlds.ensureRunning("Ann", "w")).isInstanceOf(WorldResult.CapReached.class);

        engine.setStatus("Old-a", InstanceStatus.STOPPED);
        running(worlds.ensureRunning("Ann", "w"), Origin.CREATED);
    }

    @Test
    void stopsAgainWhatGetsNoAddress() {
        engine.addresses = false;
        assertThat(worlds.ensureRunning("Ann", "w")).isEqualTo(new WorldResult.NoAddress("Ann-w"));
        assertThat(engine.running()).isZero();
        assertThat(store.get("Ann").status()).isEqualTo("stopped");

        worlds.ensureRunning("Bob", "w");
        engine.addresses = true;
        running(worlds.ensureRunning("Bob", "w"), Origin.STARTED);
        running(worlds.ensureRunning("Ann", "w"), Origin.STARTED);
    }

    @Test
    void tellsTheEnginesReasonAndKeepsNothingOfAFailedCreation() {
        engine.before = failOn("create", "Image alias not found");
        assertThat(worlds.ensureRunning("Ann", "w"))
                .isEqualTo(new WorldResult.Refused("Ann-w", "Image alias not found"));
        assertThat(store.get("Ann")).isNull();

        engine.before = call -> {};
        running(worlds.ensureRunning("Ann", "another"), Origin.CREATED);
        running(worlds.ensureRunning("Bob", "w"), Origin.CREATED);
    }

    @Test
    void keepsAContainerThatDoesNotStartAndFreesItsPlace() {
        engine.before = failOn("start", "no cgroups");
        assertThat(worlds.ensureRunning("Ann", "w")).isEqualTo(new WorldResult.Refused("Ann-w", "no cgroups"));
        assertThat(store.get("Ann").status()).isEqualTo("stopped");

        engine.before = call -> {};
        running(worlds.ensureRunning("Bob", "w"), Origin.CREATED);
        running(worlds.ensureRunning("Ann", "w"), Origin.STARTED);
    }

    @Test
    void refusesWhileTheEngineIsOutOfReach() {
        engine.before = failOn("", "no container engine is here");

        assertThat(worlds.ensureRunning("Ann", "w"))
                .isEqualTo(new WorldResult.Refused("Ann-w", "no container engine is here"));
    }

    @Test
    void saysSoWithoutADatabase() {
        store.setUnavailable(true);
        assertThat(worlds.ensureRunning("Ann", "w")).isInstanceOf(WorldResult.NoDatabase.class);
        assertThat(engine.calls).isEmpty();
    }

    @Test
    void undoesAStartWhoseRecordCannotBeWritten() {
        engine.before = call -> store.setUnavailable(call.startsWith("state"));

        assertThat(worlds.ensureRunning("Ann", "w")).isInstanceOf(WorldResult.NoDatabase.class);
        assertThat(engine.running()).isZero();
    }

    @Test
    void letsAFrozenOneGoOnInItsPlace() {
        worlds.ensureRunning("Ann", "w");
        worlds.ensureRunning("Bob", "w");
        engine.setStatus("Ann-w", InstanceStatus.FROZEN);

        running(worlds.ensureRunning("Ann", "w"), Origin.STARTED);
        assertThat(engine.get("Ann-w").status()).isEqualTo(InstanceStatus.RUNNING);
    }

    @Test
    void makesAVanishedOneAnewUnderItsName() {
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
