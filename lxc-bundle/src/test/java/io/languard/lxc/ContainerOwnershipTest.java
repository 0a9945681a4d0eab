package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.NOW;
import static io.languard.lxc.LxcWorldFixtures.provisioner;
import static io.languard.lxc.LxcWorldFixtures.record;
import static io.languard.lxc.LxcWorldFixtures.running;
import static io.languard.lxc.LxcWorldFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.lxc.engine.InstanceStatus;
import io.languard.world.StartedWorld.Origin;
import io.languard.world.WorldStatus;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ownership of containers. */
class ContainerOwnershipTest {

    private final FakeEngine engine = new FakeEngine();
    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private final Provisioner worlds = provisioner(engine, store, 9);

    @Test
    void usesTheHashedNameIfAnotherPlayerHasThePlainName() {
        assertThat(running(worlds.ensureRunning("a", "b-c"), Origin.CREATED).container())
                .isEqualTo("a-b-c");
        assertThat(running(worlds.ensureRunning("a-b", "c"), Origin.CREATED).container())
                .isEqualTo(ContainerNames.hashed("a-b", "c"));
    }

    @Test
    void doesNotTouchAForeignContainerWithTheSameName() {
        engine.put("Ann-w", InstanceStatus.STOPPED, Map.of());

        assertThat(running(worlds.ensureRunning("Ann", "w"), Origin.CREATED).container())
                .isEqualTo(ContainerNames.hashed("Ann", "w"));
        assertThat(engine.get("Ann-w").status()).isEqualTo(InstanceStatus.STOPPED);
    }

    @Test
    void doesNotTouchAForeignContainerCreatedConcurrently() {
        engine.before = call -> {
            if (call.equals("create Ann-w")) {
                engine.put("Ann-w", InstanceStatus.STOPPED, Map.of());
            }
        };
        assertThat(running(worlds.ensureRunning("Ann", "w"), Origin.CREATED).container())
                .isEqualTo(ContainerNames.hashed("Ann", "w"));
        assertThat(store.get("Ann").container()).isEqualTo(ContainerNames.hashed("Ann", "w"));
    }

    @Test
    void neverUsesTheTemplateAsAWorld() {
        assertThat(running(worlds.ensureRunning("wan", "blok"), Origin.CREATED).container())
                .isEqualTo(ContainerNames.hashed("wan", "blok"));

        engine.put("wan-blok", InstanceStatus.RUNNING, Map.of());
        store.put(record("Eve", "wan-blok", WorldStatus.RUNNING, NOW.minus(Duration.ofDays(99))));
        worlds.cleanup();
        assertThat(engine.names()).contains("wan-blok");
    }

    @Test
    void adoptsAContainerWhoseRecordWasLost() {
        worlds.ensureRunning("Ann", "w");
        store.delete("Ann");

        assertThat(running(worlds.ensureRunning("Ann", "other"), Origin.ALREADY_RUNNING)
                        .container())
                .isEqualTo("Ann-w");
        assertThat(engine.names()).containsExactly("Ann-w");
    }

    @Test
    void doesNotTouchACopyMadeByHand() {
        worlds.ensureRunning("Ann", "w");
        engine.put("backup", InstanceStatus.RUNNING, engine.get("Ann-w").config());
        worlds.stop("Ann");
        store.put(record("Ann", "Ann-w", WorldStatus.STOPPED, NOW.minus(Duration.ofDays(15))));

        assertThat(worlds.cleanup().removed()).isEqualTo(1);
        assertThat(engine.names()).containsExactly("backup");
    }

    @Test
    void doesNotTouchAnotherPlayersContainerNamedByARecord() {
        engine.put("Ann-w", InstanceStatus.RUNNING, Tags.of("Ann", "Ann-w"));
        store.put(record("Eve", "Ann-w", WorldStatus.RUNNING, NOW));

        value(worlds.stop("Eve"));
        assertThat(engine.get("Ann-w").status()).isEqualTo(InstanceStatus.RUNNING);
        assertThat(running(worlds.ensureRunning("Eve", "w"), Origin.CREATED).container())
                .isNotEqualTo("Ann-w");
    }
}
