package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.provisioner;
import static io.languard.lxc.LxcWorldFixtures.reconcile;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform ends in the middle of a request: at each of the engine's calls in turn, before and after it. */
class ProvisionerCrashTest {

    private final FakeEngine engine = new FakeEngine();
    private final InMemoryWorldStore store = new InMemoryWorldStore();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void leavesNoPlaceTakenAndNoSecondContainer(int calls) {
        int cap = 2;
        crashAfter(calls);
        Provisioner before = provisioner(engine, store, cap);
        try {
            before.ensureRunning("Ann", "w");
        } catch (Crash e) {
            // that platform is gone
        }
        engine.before = call -> {};
        store.setUnavailable(false);

        Provisioner after = provisioner(engine, store, cap);
        reconcile(after);
        int running = engine.running();
        assertThat(store.list()).filteredOn(WorldRecords::isStartPending).isEmpty();
        for (int i = running; i < cap; i++) {
            assertThat(after.ensureRunning("other" + i, "w")).isInstanceOf(WorldResult.Running.class);
        }
        after.stop("other1");
        assertThat(after.ensureRunning("Ann", "w")).isInstanceOf(WorldResult.Running.class);
        assertThat(engine.names()).filteredOn(name -> name.startsWith("Ann")).hasSize(1);
        assertThat(engine.mostRunning()).isLessThanOrEqualTo(cap);
        assertThat(store.list()).extracting(World::status).containsOnly("running", "stopped");
    }

    private void crashAfter(int calls) {
        AtomicInteger left = new AtomicInteger(calls);
        engine.before = call -> {
            if (left.getAndDecrement() <= 0) {
                store.setUnavailable(true); // a dead process writes nothing either
                throw new Crash();
            }
        };
    }

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }
}
