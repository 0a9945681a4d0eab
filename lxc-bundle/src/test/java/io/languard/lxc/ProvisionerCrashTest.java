package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.provisioner;
import static io.languard.lxc.LxcWorldFixtures.reconcile;
import static io.languard.lxc.LxcWorldFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.world.World;
import io.languard.world.WorldStatus;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform crashes during a request: before each of the engine calls in turn. */
class ProvisionerCrashTest {

    private final FakeEngine engine = new FakeEngine();
    private final InMemoryWorldStore store = new InMemoryWorldStore();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void leaksNoSlotAndCreatesNoSecondContainer(int calls) {
        int cap = 2;
        crashAfter(calls);
        Provisioner before = provisioner(engine, store, cap);
        try {
            before.ensureRunning("Ann", "w");
        } catch (Crash e) {
            // simulated crash
        }
        engine.before = call -> {};
        store.setUnavailable(false);

        Provisioner after = provisioner(engine, store, cap);
        reconcile(after);
        int running = engine.running();
        assertThat(store.list()).filteredOn(WorldRecords::isStartPending).isEmpty();
        for (int i = running; i < cap; i++) {
            value(after.ensureRunning("other" + i, "w"));
        }
        after.stop("other1");
        value(after.ensureRunning("Ann", "w"));
        assertThat(engine.names()).filteredOn(name -> name.startsWith("Ann")).hasSize(1);
        assertThat(engine.maxRunning()).isLessThanOrEqualTo(cap);
        assertThat(store.list()).extracting(World::status).containsOnly(WorldStatus.RUNNING, WorldStatus.STOPPED);
    }

    private void crashAfter(int calls) {
        AtomicInteger remaining = new AtomicInteger(calls);
        engine.before = call -> {
            if (remaining.getAndDecrement() <= 0) {
                store.setUnavailable(true); // a crashed process cannot write either
                throw new Crash();
            }
        };
    }

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }
}
