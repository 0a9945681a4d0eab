package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.NOW;
import static io.languard.lxc.LxcWorldFixtures.provisioner;
import static io.languard.lxc.LxcWorldFixtures.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.world.WorldResult;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.InstanceStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProvisionerStopTest {

    private final FakeEngine engine = new FakeEngine();
    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private final Provisioner worlds = provisioner(engine, store, 2);

    @Test
    void stopsAndSaysSoTheSecondTime() {
        worlds.ensureRunning("Ann", "w");

        assertThat(stopped("Ann").already()).isFalse();
        assertThat(engine.get("Ann-w").status()).isEqualTo(InstanceStatus.STOPPED);
        assertThat(store.get("Ann").address()).isNull();
        assertThat(stopped("Ann").already()).isTrue();
    }

    @Test
    void setsTheLastLogin() {
        store.put(record("Ann", "Ann-w", "running", NOW.minus(Duration.ofDays(3))));
        engine.put("Ann-w", InstanceStatus.RUNNING, Tags.of("Ann", "Ann-w"));

        stopped("Ann");

        assertThat(store.get("Ann").lastLogin()).isEqualTo(NOW);
        assertThat(store.get("Ann").status()).isEqualTo("stopped");
    }

    @Test
    void knowsNoStranger() {
        assertThat(worlds.stop("Ann")).isEqualTo(new WorldResult.Unknown("Ann"));
    }

    @Test
    void putsTheRecordOfAVanishedOneRight() {
        worlds.ensureRunning("Ann", "w");
        engine.remove("Ann-w");

        assertThat(stopped("Ann").already()).isTrue();
        assertThat(store.get("Ann").status()).isEqualTo("missing");
    }

    @Test
    void tellsTheEnginesReason() {
        worlds.ensureRunning("Ann", "w");
        engine.before = call -> {
            if (call.startsWith("stop")) {
                throw new EngineException(500, "busy");
            }
        };
        store.put(record("Ann", "Ann-w", "running", NOW.minus(Duration.ofDays(3))));
        assertThat(worlds.stop("Ann")).isEqualTo(new WorldResult.Refused("Ann-w", "busy"));
        assertThat(store.get("Ann").lastLogin()).as("he was here all the same").isEqualTo(NOW);
        assertThat(store.get("Ann").status()).isEqualTo("running");
    }

    @Test
    void saysSoWithoutADatabase() {
        store.setUnavailable(true);
        assertThat(worlds.stop("Ann")).isInstanceOf(WorldResult.NoDatabase.class);
    }

    private WorldResult.Stopped stopped(String player) {
        return (WorldResult.Stopped) worlds.stop(player);
    }
}
