package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.NOW;
import static io.languard.lxc.LxcWorldFixtures.provisioner;
import static io.languard.lxc.LxcWorldFixtures.reason;
import static io.languard.lxc.LxcWorldFixtures.reconcile;
import static io.languard.lxc.LxcWorldFixtures.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.InstanceStatus;
import io.languard.world.WorldFailure.Reason;
import io.languard.world.WorldStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

    private final FakeEngine engine = new FakeEngine();
    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private final Provisioner worlds = provisioner(engine, store, 9);

    @Test
    void correctsRecordsAfterChangesMadeByOthers() {
        store.put(record("died", "died-w", WorldStatus.RUNNING, NOW));
        store.put(record("gone", "gone-w", WorldStatus.RUNNING, NOW));
        store.put(record("up", "up-w", WorldStatus.STOPPED, NOW));
        store.put(record("cold", "cold-w", WorldStatus.RUNNING, NOW));
        putTagged("died", InstanceStatus.STOPPED);
        putTagged("up", InstanceStatus.RUNNING);
        putTagged("cold", InstanceStatus.FROZEN);

        reconcile(worlds);

        assertThat(store.get("died").status()).isEqualTo(WorldStatus.STOPPED);
        assertThat(store.get("gone").status()).isEqualTo(WorldStatus.MISSING);
        assertThat(store.get("up").status()).isEqualTo(WorldStatus.RUNNING);
        assertThat(store.get("up").address()).startsWith("10.");
        assertThat(store.get("cold").status()).isEqualTo(WorldStatus.FROZEN);
    }

    @Test
    void abortsAStartInterruptedByACrash() {
        store.put(record("half", "half-w", WorldStatus.STARTING, NOW));
        store.put(record("theirs", "theirs-w", WorldStatus.CREATING, NOW));
        putTagged("half", InstanceStatus.RUNNING);
        engine.put("theirs-w", InstanceStatus.RUNNING, Map.of()); // another program may be starting it

        reconcile(worlds);

        assertThat(engine.get("half-w").status()).isEqualTo(InstanceStatus.STOPPED);
        assertThat(store.get("half").status()).isEqualTo(WorldStatus.STOPPED);
        assertThat(engine.get("theirs-w").status()).isEqualTo(InstanceStatus.RUNNING);
        assertThat(store.get("theirs").status()).isEqualTo(WorldStatus.RUNNING);
    }

    /** The client received an error, so the running container would occupy its slot for nothing. */
    @Test
    void abortsAStartInterruptedByTheEngine() {
        engine.before = call -> {
            if (engine.count("start") > 0) {
                throw new EngineException("the container engine is unreachable");
            }
        };
        assertThat(reason(worlds.ensureRunning("Ann", "w"))).isEqualTo(Reason.ENGINE_REFUSED);
        assertThat(engine.get("Ann-w").status()).isEqualTo(InstanceStatus.RUNNING);
        assertThat(worlds.load().running()).as("presumably running").isEqualTo(1);
        engine.before = call -> {};

        reconcile(worlds);

        assertThat(engine.get("Ann-w").status()).isEqualTo(InstanceStatus.STOPPED);
        assertThat(store.get("Ann").status()).isEqualTo(WorldStatus.STOPPED);
        assertThat(worlds.load().running()).isZero();
    }

    @Test
    void recordsTaggedContainersWithoutARecord() {
        putTagged("lost", InstanceStatus.RUNNING);
        engine.put("foreign", InstanceStatus.RUNNING, Map.of());

        reconcile(worlds);

        assertThat(store.get("lost").container()).isEqualTo("lost-w");
        assertThat(store.get("lost").status()).isEqualTo(WorldStatus.RUNNING);
        assertThat(store.list()).hasSize(1);
    }

    @Test
    void reportsThatAnAddressIsMissing() {
        store.put(record("up", "up-w", WorldStatus.STOPPED, NOW));
        putTagged("up", InstanceStatus.RUNNING);
        engine.addresses = false;

        assertThat(worlds.reconciler().reconcile("up")).isFalse();
        engine.addresses = true;
        assertThat(worlds.reconciler().reconcile("up")).isTrue();
    }

    private void putTagged(String player, InstanceStatus instanceStatus) {
        engine.put(player + "-w", instanceStatus, Tags.of(player, player + "-w"));
    }
}
