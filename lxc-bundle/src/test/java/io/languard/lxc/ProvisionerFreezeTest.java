package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.NOW;
import static io.languard.lxc.LxcWorldFixtures.record;
import static io.languard.lxc.LxcWorldFixtures.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.world.WorldLoad;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldResult.Origin;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.InstanceStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Worlds that are frozen where they would be stopped. */
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
    void freezesWhoLeavesAndThawsWhoComesBack() {
        worlds.ensureRunning("Ann", "w");

        assertThat(worlds.stop("Ann"))
                .isEqualTo(new WorldResult.Stopped(WorldRecords.withStatus(store.get("Ann"), "frozen", null), false));
        assertThat(engine.get("Ann-w").status()).isEqualTo(InstanceStatus.FROZEN);
        assertThat(store.get("Ann").status()).isEqualTo("frozen");
        assertThat(worlds.load()).isEqualTo(new WorldLoad(0, 1, 1, 2));

        running(worlds.ensureRunning("Ann", "w"), Origin.STARTED);
        assertThat(engine.get("Ann-w").status()).isEqualTo(InstanceStatus.RUNNING);
        assertThat(worlds.load()).isEqualTo(new WorldLoad(1, 1, 0, 2));
    }

    @Test
    void countsFrozenOnesByThemselvesAndStopsTheOneFrozenLongest() {
        for (String player : new String[] {"a", "b", "c"}) {
            running(worlds.ensureRunning(player, "w"), Origin.CREATED);
            worlds.stop(player);
            store.put(record(player, player + "-w", store.get(player).status(), NOW.plusSeconds(player.charAt(0))));
        }
        assertThat(engine.get("a-w").status()).isEqualTo(InstanceStatus.STOPPED);
        assertThat(store.get("a").status()).isEqualTo("stopped");
        assertThat(engine.get("b-w").status()).isEqualTo(InstanceStatus.FROZEN);
        assertThat(engine.get("c-w").status()).isEqualTo(InstanceStatus.FROZEN);
    }

    @Test
    void knowsWhoWasFrozenFirstHoweverShortlyBefore() {
        for (String player : new String[] {"c", "b", "a"}) { // all at the same time, as far as the clock can tell
            running(worlds.ensureRunning(player, "w"), Origin.CREATED);
            worlds.stop(player);
        }
        assertThat(engine.get("c-w").status()).isEqualTo(InstanceStatus.STOPPED);

        worlds.ensureRunning("b", "w");
        worlds.stop("b");
        worlds.ensureRunning("c", "w");
        worlds.stop("c");
        assertThat(engine.get("a-w").status()).as("b was away for a while").isEqualTo(InstanceStatus.STOPPED);
    }

    @Test
    void letsNobodyThawBeyondTheCap() {
        worlds.ensureRunning("a", "w");
        worlds.stop("a");
        worlds.ensureRunning("b", "w");

        assertThat(worlds.ensureRunning("a", "w")).isInstanceOf(WorldResult.CapReached.class);
        assertThat(engine.get("a-w").status()).isEqualTo(InstanceStatus.FROZEN);
        assertThat(store.get("a").status()).isEqualTo("frozen");
    }

    @Test
    void stopsWhereNoneMayBeFrozenOrTheEngineCannot() {
        Provisioner none = freezing(5, 0);
        none.ensureRunning("a", "w");
        assertThat(none.stop("a")).isInstanceOf(WorldResult.Stopped.class);
        assertThat(engine.get("a-w").status()).isEqualTo(InstanceStatus.STOPPED);

        worlds.ensureRunning("b", "w");
        engine.before = call -> {
            if (call.startsWith("freeze")) {
                throw new EngineException(500, "no freezer");
            }
        };
        assertThat(worlds.stop("b")).isInstanceOf(WorldResult.Stopped.class);
        assertThat(engine.get("b-w").status()).isEqualTo(InstanceStatus.STOPPED);
        assertThat(worlds.load()).isEqualTo(new WorldLoad(0, 1, 0, 2));
    }

    @Test
    void doesAsAnAdminSays() {
        assertThat(worlds.freeze("Ann")).isEqualTo(new WorldResult.Unknown("Ann"));
        assertThat(worlds.start("Ann")).isEqualTo(new WorldResult.Unknown("Ann"));
        worlds.ensureRunning("Ann", "w");

        assertThat(worlds.freeze("Ann"))
                .isInstanceOfSatisfying(WorldResult.Frozen.class, done -> assertThat(done.already())
                        .isFalse());
        assertThat(worlds.freeze("Ann"))
                .isInstanceOfSatisfying(WorldResult.Frozen.class, done -> assertThat(done.already())
                        .isTrue());
        running(worlds.thaw("Ann"), Origin.STARTED);
        running(worlds.thaw("Ann"), Origin.ALREADY_RUNNING);
        worlds.freeze("Ann");
        assertThat(worlds.halt("Ann"))
                .isInstanceOfSatisfying(WorldResult.Stopped.class, done -> assertThat(done.already())
                        .isFalse());
        assertThat(engine.get("Ann-w").status()).isEqualTo(InstanceStatus.STOPPED);
        assertThat(worlds.thaw("Ann")).isEqualTo(new WorldResult.Refused("Ann-w", "it is not frozen"));
        assertThat(worlds.freeze("Ann")).isEqualTo(new WorldResult.Refused("Ann-w", "it does not run"));
        running(worlds.start("Ann"), Origin.STARTED);
        assertThat(worlds.console("Ann"))
                .isInstanceOfSatisfying(WorldResult.Console.class, console -> assertThat(console.text())
                        .isEqualTo("it says hello"));
        assertThat(worlds.delete("Ann")).isInstanceOf(WorldResult.Deleted.class);
        assertThat(engine.names()).isEmpty();
        assertThat(store.list()).isEmpty();
        assertThat(worlds.load()).isEqualTo(new WorldLoad(0, 1, 0, 2));
        assertThat(worlds.delete("Ann")).isEqualTo(new WorldResult.Unknown("Ann"));
    }
}
