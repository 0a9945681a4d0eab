package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.NOW;
import static io.languard.lxc.LxcWorldFixtures.reason;
import static io.languard.lxc.LxcWorldFixtures.record;
import static io.languard.lxc.LxcWorldFixtures.running;
import static io.languard.lxc.LxcWorldFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.InstanceStatus;
import io.languard.world.StartedWorld.Origin;
import io.languard.world.StoppedWorld;
import io.languard.world.WorldFailure;
import io.languard.world.WorldFailure.Reason;
import io.languard.world.WorldLoad;
import io.languard.world.WorldResult;
import io.languard.world.WorldStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Freezing worlds instead of stopping them. */
class ProvisionerFreezeTest {

    private final FakeEngine engine = new FakeEngine();
    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private final Provisioner worlds = freezing(1, 2);

    private Provisioner freezing(int cap, int frozenCap) {
        LxcSettings settings =
                LxcWorldFixtures.withFreezing(LxcWorldFixtures.settings(cap, Duration.ofMillis(40)), frozenCap);
        return new Provisioner(engine, store, settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void freezesOnStopAndThawsOnReturn() {
        worlds.ensureRunning("Ann", "w");

        assertThat(worlds.stop("Ann"))
                .isEqualTo(WorldResult.success(
                        new StoppedWorld(WorldRecords.withStatus(store.get("Ann"), WorldStatus.FROZEN, null), false)));
        assertThat(engine.get("Ann-w").status()).isEqualTo(InstanceStatus.FROZEN);
        assertThat(store.get("Ann").status()).isEqualTo(WorldStatus.FROZEN);
        assertThat(worlds.load()).isEqualTo(new WorldLoad(0, 1, 1, 2));

        running(worlds.ensureRunning("Ann", "w"), Origin.STARTED);
        assertThat(engine.get("Ann-w").status()).isEqualTo(InstanceStatus.RUNNING);
        assertThat(worlds.load()).isEqualTo(new WorldLoad(1, 1, 0, 2));
    }

    @Test
    void limitsFrozenWorldsAndStopsTheOneFrozenLongest() {
        for (String player : new String[] {"a", "b", "c"}) {
            running(worlds.ensureRunning(player, "w"), Origin.CREATED);
            worlds.stop(player);
            store.put(record(player, player + "-w", store.get(player).status(), NOW.plusSeconds(player.charAt(0))));
        }
        assertThat(engine.get("a-w").status()).isEqualTo(InstanceStatus.STOPPED);
        assertThat(store.get("a").status()).isEqualTo(WorldStatus.STOPPED);
        assertThat(engine.get("b-w").status()).isEqualTo(InstanceStatus.FROZEN);
        assertThat(engine.get("c-w").status()).isEqualTo(InstanceStatus.FROZEN);
    }

    @Test
    void ordersWorldsFrozenAtTheSameInstant() {
        for (String player : new String[] {"c", "b", "a"}) { // the clock does not advance
            running(worlds.ensureRunning(player, "w"), Origin.CREATED);
            worlds.stop(player);
        }
        assertThat(engine.get("c-w").status()).isEqualTo(InstanceStatus.STOPPED);

        worlds.ensureRunning("b", "w");
        worlds.stop("b");
        worlds.ensureRunning("c", "w");
        worlds.stop("c");
        assertThat(engine.get("a-w").status()).as("b was thawed meanwhile").isEqualTo(InstanceStatus.STOPPED);
    }

    @Test
    void doesNotThawBeyondTheCap() {
        worlds.ensureRunning("a", "w");
        worlds.stop("a");
        worlds.ensureRunning("b", "w");

        assertThat(reason(worlds.ensureRunning("a", "w"))).isEqualTo(Reason.CAP_REACHED);
        assertThat(engine.get("a-w").status()).isEqualTo(InstanceStatus.FROZEN);
        assertThat(store.get("a").status()).isEqualTo(WorldStatus.FROZEN);
    }

    @Test
    void stopsIfFreezingIsDisabledOrFails() {
        Provisioner none = freezing(5, 0);
        none.ensureRunning("a", "w");
        value(none.stop("a"));
        assertThat(engine.get("a-w").status()).isEqualTo(InstanceStatus.STOPPED);

        worlds.ensureRunning("b", "w");
        engine.before = call -> {
            if (call.startsWith("freeze")) {
                throw new EngineException(500, "no freezer");
            }
        };
        value(worlds.stop("b"));
        assertThat(engine.get("b-w").status()).isEqualTo(InstanceStatus.STOPPED);
        assertThat(worlds.load()).isEqualTo(new WorldLoad(0, 1, 0, 2));
    }

    @Test
    void supportsTheAdminOperations() {
        assertThat(worlds.freeze("Ann")).isEqualTo(WorldResult.failure(WorldFailure.unknownPlayer()));
        assertThat(worlds.start("Ann")).isEqualTo(WorldResult.failure(WorldFailure.unknownPlayer()));
        worlds.ensureRunning("Ann", "w");

        assertThat(value(worlds.freeze("Ann")).already()).isFalse();
        assertThat(value(worlds.freeze("Ann")).already()).isTrue();
        running(worlds.thaw("Ann"), Origin.STARTED);
        running(worlds.thaw("Ann"), Origin.ALREADY_RUNNING);
        worlds.freeze("Ann");
        assertThat(value(worlds.halt("Ann")).already()).isFalse();
        assertThat(engine.get("Ann-w").status()).isEqualTo(InstanceStatus.STOPPED);
        assertThat(worlds.thaw("Ann"))
                .isEqualTo(WorldResult.failure(WorldFailure.refused("Ann-w", "the world is not frozen")));
        assertThat(worlds.freeze("Ann"))
                .isEqualTo(WorldResult.failure(WorldFailure.refused("Ann-w", "the world is not running")));
        running(worlds.start("Ann"), Origin.STARTED);
        assertThat(value(worlds.console("Ann"))).isEqualTo("it says hello");
        value(worlds.delete("Ann"));
        assertThat(engine.names()).isEmpty();
        assertThat(store.list()).isEmpty();
        assertThat(worlds.load()).isEqualTo(new WorldLoad(0, 1, 0, 2));
        assertThat(worlds.delete("Ann")).isEqualTo(WorldResult.failure(WorldFailure.unknownPlayer()));
    }
}
