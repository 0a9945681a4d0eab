package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.NOW;
import static io.languard.lxc.LxcWorldFixtures.provisioner;
import static io.languard.lxc.LxcWorldFixtures.reason;
import static io.languard.lxc.LxcWorldFixtures.record;
import static io.languard.lxc.LxcWorldFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.InstanceStatus;
import io.languard.world.StoppedWorld;
import io.languard.world.WorldFailure;
import io.languard.world.WorldFailure.Reason;
import io.languard.world.WorldResult;
import io.languard.world.WorldStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProvisionerStopTest {

    private final FakeEngine engine = new FakeEngine();
    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private final Provisioner worlds = provisioner(engine, store, 2);

    @Test
    void stopsAndReportsThatItWasStoppedTheSecondTime() {
        worlds.ensureRunning("Ann", "w");

        assertThat(stopped("Ann").already()).isFalse();
        assertThat(engine.get("Ann-w").status()).isEqualTo(InstanceStatus.STOPPED);
        assertThat(store.get("Ann").address()).isNull();
        assertThat(stopped("Ann").already()).isTrue();
    }

    @Test
    void setsTheLastLogin() {
        store.put(record("Ann", "Ann-w", WorldStatus.RUNNING, NOW.minus(Duration.ofDays(3))));
        engine.put("Ann-w", InstanceStatus.RUNNING, Tags.of("Ann", "Ann-w"));

        stopped("Ann");

        assertThat(store.get("Ann").lastLogin()).isEqualTo(NOW);
        assertThat(store.get("Ann").status()).isEqualTo(WorldStatus.STOPPED);
    }

    @Test
    void rejectsAnUnknownPlayer() {
        assertThat(worlds.stop("Ann")).isEqualTo(WorldResult.failure(WorldFailure.unknownPlayer()));
    }

    @Test
    void correctsTheRecordOfAMissingContainer() {
        worlds.ensureRunning("Ann", "w");
        engine.remove("Ann-w");

        assertThat(stopped("Ann").already()).isTrue();
        assertThat(store.get("Ann").status()).isEqualTo(WorldStatus.MISSING);
    }

    @Test
    void reportsTheEnginesReason() {
        worlds.ensureRunning("Ann", "w");
        engine.before = call -> {
            if (call.startsWith("stop")) {
                throw new EngineException(500, "busy");
            }
        };
        store.put(record("Ann", "Ann-w", WorldStatus.RUNNING, NOW.minus(Duration.ofDays(3))));
        assertThat(worlds.stop("Ann")).isEqualTo(WorldResult.failure(WorldFailure.refused("Ann-w", "busy")));
        assertThat(store.get("Ann").lastLogin())
                .as("recorded although the stop failed")
                .isEqualTo(NOW);
        assertThat(store.get("Ann").status()).isEqualTo(WorldStatus.RUNNING);
    }

    @Test
    void reportsThatTheDatabaseIsUnavailable() {
        store.setUnavailable(true);
        assertThat(reason(worlds.stop("Ann"))).isEqualTo(Reason.DATABASE_UNAVAILABLE);
    }

    private StoppedWorld stopped(String player) {
        return value(worlds.stop(player));
    }
}
