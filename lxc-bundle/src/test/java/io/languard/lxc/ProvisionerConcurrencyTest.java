package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.provisioner;
import static io.languard.lxc.LxcWorldFixtures.reason;
import static io.languard.lxc.LxcWorldFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.lxc.engine.EngineException;
import io.languard.world.StartedWorld;
import io.languard.world.StartedWorld.Origin;
import io.languard.world.World;
import io.languard.world.WorldFailure.Reason;
import io.languard.world.WorldResult;
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

/** Concurrent requests. */
class ProvisionerConcurrencyTest {

    private static final int REQUESTS = 200;
    private static final int PLAYERS = 40;
    private static final int MAX_RUNNING = 5;

    private final FakeEngine engine = new FakeEngine();
    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private final Provisioner worlds = provisioner(engine, store, MAX_RUNNING);
    private final ExecutorService clients = Executors.newFixedThreadPool(REQUESTS);

    @AfterEach
    void end() {
        clients.shutdownNow();
    }

    @RepeatedTest(5)
    void neverExceedsTheCapNorStartsTwoWorldsForOnePlayer() throws Exception {
        engine.latencyNanos = 2_000_000;

        List<WorldResult<StartedWorld>> results = all(i -> worlds.ensureRunning("p" + i % PLAYERS, "w"));

        assertThat(engine.maxRunning()).isLessThanOrEqualTo(MAX_RUNNING);
        assertThat(engine.running()).isEqualTo(MAX_RUNNING);
        Set<String> running = new HashSet<>();
        for (WorldResult<StartedWorld> result : results) {
            result.fold(started -> running.add(started.world().player()), failure -> assertThat(failure.reason())
                    .isEqualTo(Reason.CAP_REACHED));
        }
        assertThat(running).hasSize(MAX_RUNNING);
        assertThat(engine.names()).hasSize(MAX_RUNNING);
        assertThat(store.list()).extracting(World::player).containsExactlyInAnyOrderElementsOf(running);
    }

    @Test
    void sharesOneStartAmongConcurrentRequests() throws Exception {
        engine.latencyNanos = 5_000_000;

        List<WorldResult<StartedWorld>> results = all(i -> worlds.ensureRunning("Ann", "w" + i));

        assertThat(results).allMatch(WorldResult.Success.class::isInstance);
        assertThat(engine.count("create")).isEqualTo(1);
        assertThat(engine.count("start")).isEqualTo(1);
        assertThat(engine.names()).hasSize(1);
        assertThat(results)
                .as("only the request that created it")
                .filteredOn(result -> value(result).origin() == Origin.CREATED)
                .hasSize(1);
    }

    @Test
    void reportsAStopOrDeletionToOneCallerOnly() throws Exception {
        worlds.ensureRunning("Ann", "w");
        engine.latencyNanos = 5_000_000;

        assertThat(all(i -> worlds.stop("Ann")))
                .filteredOn(result -> !value(result).already())
                .hasSize(1);
        assertThat(all(i -> worlds.delete("Ann")))
                .filteredOn(WorldResult.Success.class::isInstance)
                .hasSize(1);
    }

    @RepeatedTest(3)
    void leaksNoSlotHoweverStartsAndStopsEnd() throws Exception {
        engine.latencyNanos = 500_000;
        engine.before = call -> {
            boolean change = call.startsWith("create") || call.startsWith("start") || call.startsWith("stop");
            if (change && ThreadLocalRandom.current().nextInt(5) == 0) {
                throw new EngineException(500, "bad luck");
            }
        };
        all(i -> {
            if (i % 3 == 0) {
                worlds.stop("p" + i % PLAYERS);
            } else {
                worlds.ensureRunning("p" + i % PLAYERS, "w");
            }
            return null;
        });
        assertThat(engine.maxRunning()).isLessThanOrEqualTo(MAX_RUNNING);

        engine.before = call -> {};
        all(i -> worlds.stop("p" + i % PLAYERS));
        assertThat(engine.running()).isZero();
        for (int i = 0; i < MAX_RUNNING; i++) {
            value(worlds.ensureRunning("q" + i, "w"));
        }
        assertThat(reason(worlds.ensureRunning("q" + MAX_RUNNING, "w"))).isEqualTo(Reason.CAP_REACHED);
        assertThat(engine.maxRunning()).isLessThanOrEqualTo(MAX_RUNNING);
    }

    private <T> List<T> all(IntFunction<T> request) throws Exception {
        List<Callable<T>> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            int number = i;
            requests.add(() -> request.apply(number));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : clients.invokeAll(requests)) {
            results.add(future.get());
        }
        return results;
    }
}
