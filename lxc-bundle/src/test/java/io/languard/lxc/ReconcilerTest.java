package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.NOW;
import static io.languard.lxc.LxcWorldFixtures.provisioner;
import static io.languard.lxc.LxcWorldFixtures.reconcile;
import static io.languard.lxc.LxcWorldFixtures.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.world.WorldResult;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.InstanceStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

    private final FakeEngine engine = new FakeEngine();
    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private final Provisioner worlds = provisioner(engine, store, 9);

    @Test
    void putsRightWhatHappenedBehindOurBack() {
        store.put(record("died", "died-w", "running", NOW));
        store.put(record("gone", "gone-w", "running", NOW));
        store.put(record("up", "up-w", "stopped", NOW));
        store.put(record("cold", "cold-w", "running", NOW));
        marked("died", InstanceStatus.STOPPED);
        marked("up", InstanceStatus.RUNNING);
        marked("cold", InstanceStatus.FROZEN);

        reconcile(worlds);

        assertThat(store.get("died").status()).isEqualTo("stopped");
        assertThat(store.get("gone").status()).isEqualTo("missing");
        assertThat(store.get("up").status()).isEqualTo("running");
        assertThat(store.get("up").address()).startsWith("10.");
        assertThat(store.get("cold").status()).isEqualTo("frozen");
    }

    @Test
    void endsAStartThatACrashCutOff() {
        store.put(record("half", "half-w", "starting", NOW));
        store.put(record("theirs", "theirs-w", "creating", NOW));
        marked("half", InstanceStatus.RUNNING);
        engine.put("theirs-w", InstanceStatus.RUNNING, Map.of()); // another program's, which may be at it

        reconcile(worlds);

        assertThat(engine.get("half-w").status()).isEqualTo(InstanceStatus.STOPPED);
        assertThat(store.get("half").status()).isEqualTo("stopped");
        assertThat(engine.get("theirs-w").status()).isEqualTo(InstanceStatus.RUNNING);
        assertThat(store.get("theirs").status()).isEqualTo("running");
    }

    /** Its player heard of a failure, so it would keep its place for nothing. */
    @Test
    void endsAStartThatTheEngineCutOff() {
        engine.before = call -> {
            if (engine.count("start") > 0) {
                throw new EngineException("the container engine is out of reach");
            }
        };
        assertThat(worlds.ensureRunning("Ann", "w")).isInstanceOf(WorldResult.Refused.class);
        assertThat(engine.get("Ann-w").status()).isEqualTo(InstanceStatus.RUNNING);
        assertThat(worlds.load().running()).as("taken, for all that is known").isEqualTo(1);
        engine.before = call -> {};

        reconcile(worlds);

        assertThat(engine.get("Ann-w").status()).isEqualTo(InstanceStatus.STOPPED);
        assertThat(store.get("Ann").status()).isEqualTo("stopped");
        assertThat(worlds.load().running()).isZero();
    }

    @Test
    void writesDownMarkedContainersThatNoRecordTellsOf() {
        marked("lost", InstanceStatus.RUNNING);
        engine.put("foreign", InstanceStatus.RUNNING, Map.of());

        reconcile(worlds);

        assertThat(store.get("lost").container()).isEqualTo("lost-w");
        assertThat(store.get("lost").status()).isEqualTo("running");
        assertThat(store.list()).hasSize(1);
    }

    @Test
    void comesAgainForAnAddress() {
        store.put(record("up", "up-w", "stopped", NOW));
        marked("up", InstanceStatus.RUNNING);
        engine.addresses = false;

        assertThat(worlds.reconciler().reconcile("up")).isFalse();
        engine.addresses = true;
        assertThat(worlds.reconciler().reconcile("up")).isTrue();
    }

    private void marked(String player, InstanceStatus instanceStatus) {
        engine.put(player + "-w", instanceStatus, Tags.of(player, player + "-w"));
    }
}
