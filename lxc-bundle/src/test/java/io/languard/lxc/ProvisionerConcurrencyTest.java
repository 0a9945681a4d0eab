package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.provisioner;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldResult.Origin;
import io.languard.lxc.engine.EngineException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many requests at one time. */
class ProvisionerConcurrencyTest {

    private static final int REQUESTS = 200;
    private static final int PLAYERS = 40;
    private static final int CAP = 5;

    private final FakeEngine engine = new FakeEngine();
    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private final Provisioner worlds = provisioner(engine, store, CAP);
    private final ExecutorService clients = Executors.newFixedThreadPool(REQUESTS);

    @AfterEach
    void end() {
        clients.shutdownNow();
    }

    @RepeatedTest(5)
    void neverStartsMoreThanTheCapNorTwoForOnePlayer() throws Exception {
        engine.latencyNanos = 2_000_000;

        List<WorldResult> results = all(i -> worlds.ensureRunning("p" + i % PLAYERS, "w"));

        assertThat(engine.mostRunning()).isLessThanOrEqualTo(CAP);
        assertThat(engine.running()).isEqualTo(CAP);
        Set<String> running = new HashSet<>();
        for (WorldResult result : results) {
            if (result instanceof WorldResult.Running world) {
                running.add(world.world().player());
            } else {
                assertThat(result).isInstanceOf(WorldResult.CapReached.class);
            }
        }
        assertThat(running).hasSize(CAP);
        assertThat(engine.names()).hasSize(CAP);
        assertThat(store.list()).extracting(World::player).containsExactlyInAnyOrderElementsOf(running);
    }

    @Test
    void sharesOneStartAmongThoseWhoAskForOneWorld() throws Exception {
        engine.latencyNanos = 5_000_000;

        List<WorldResult> results = all(i -> worlds.ensureRunning("Ann", "w" + i));

        assertThat(results).allMatch(WorldResult.Running.class::isInstance);
        assertThat(engine.count("create")).isEqualTo(1);
        assertThat(engine.count("start")).isEqualTo(1);
        assertThat(engine.names()).hasSize(1);
        assertThat(results)
                .as("who made it, and not those who only waited for it")
                .filteredOn(result -> ((WorldResult.Running) result).origin() == Origin.CREATED)
                .hasSize(1);
    }

    @Test
    void saysOnceThatAWorldWasStoppedOrRemoved() throws Exception {
        worlds.ensureRunning("Ann", "w");
        engine.latencyNanos = 5_000_000;

        assertThat(all(i -> worlds.stop("Ann")))
                .filteredOn(result -> !((WorldResult.Stopped) result).already())
                .hasSize(1);
        assertThat(all(i -> worlds.delete("Ann")))
                .filteredOn(WorldResult.Deleted.class::isInstance)
                .hasSize(1);
    }

    @RepeatedTest(3)
    void losesNoPlaceHoweverStartsAndStopsEnd() throws Exception {
        engine.latencyNanos = 500_000;
        engine.before = call -> {
            boolean change = call.startsWith("create") || call.startsWith("start") || call.startsWith("stop");
            if (change && ThreadLocalRandom.current().nextInt(5) == 0) {
                throw new EngineException(500, "bad luck");
            }
        };
        all(i -> i % 3 == 0 ? worlds.stop("p" + i % PLAYERS) : worlds.ensureRunning("p" + i % PLAYERS, "w"));
        assertThat(engine.mostRunning()).isLessThanOrEqualTo(CAP);

        engine.before = call -> {};
        all(i -> worlds.stop("p" + i % PLAYERS));
        assertThat(engine.running()).isZero();
        for (int i = 0; i < CAP; i++) {
            assertThat(worlds.ensureRunning("q" + i, "w")).isInstanceOf(WorldResult.Running.class);
        }
        assertThat(worlds.ensureRunning("q" + CAP, "w")).isInstanceOf(WorldResult.CapReached.class);
        assertThat(engine.mostRunning()).isLessThanOrEqualTo(CAP);
    }

    private List<WorldResult> all(IntFunction<WorldResult> request) throws Exception {
        List<Callable<WorldResult>> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            int number = i;
            requests.add(() -> request.apply(number));
        }
        List<WorldResult> results = new ArrayList<>();
        for (Future<WorldResult> future : clients.invokeAll(requests)) {
            results.add(future.get());
        }
        return results;
    }
}
