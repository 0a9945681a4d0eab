package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.NOW;
import static io.languard.lxc.LxcWorldFixtures.provisioner;
import static io.languard.lxc.LxcWorldFixtures.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.InstanceStatus;
import io.languard.world.CleanupResult;
import io.languard.world.World;
import io.languard.world.WorldStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InactiveWorldCleanerTest {

    private final FakeEngine engine = new FakeEngine();
    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private final Provisioner worlds = provisioner(engine, store, 9);

    @Test
    void removesWorldsOfInactivePlayers() {
        world("old", InstanceStatus.RUNNING, Duration.ofDays(14).plusSeconds(1));
        world("idle", InstanceStatus.STOPPED, Duration.ofDays(99));
        world("recent", InstanceStatus.RUNNING, Duration.ofDays(14).minusSeconds(1));
        store.put(record("gone", "gone-w", WorldStatus.MISSING, NOW.minus(Duration.ofDays(20))));

        assertThat(worlds.cleanup()).isEqualTo(new CleanupResult(3, List.of()));
        assertThat(engine.names()).containsExactly("recent-w");
        assertThat(store.list()).extracting(World::player).containsExactly("recent");
    }

    @Test
    void continuesAfterAFailureAndRetainsThatRecord() {
        for (int i = 0; i < 10; i++) {
            world("p" + i, InstanceStatus.RUNNING, Duration.ofDays(20));
        }
        engine.before = call -> {
            if (call.equals("delete p3-w")) {
                throw new EngineException(500, "dataset is busy");
            }
        };

        CleanupResult result = worlds.cleanup();

        assertThat(result.removed()).isEqualTo(9);
        assertThat(result.errors()).singleElement().asString().contains("p3-w", "dataset is busy");
        assertThat(store.list()).extracting(World::player).containsExactly("p3");
    }

    @Test
    void retainsWorldsWithoutTimestamps() {
        store.put(new World("Ann", "Ann-w", null, 25565, WorldStatus.STOPPED, null, null));

        assertThat(worlds.cleanup().removed()).isZero();
    }

    @Test
    void reportsThatTheDatabaseIsUnavailable() {
        store.setUnavailable(true);

        assertThat(worlds.cleanup()).isEqualTo(new CleanupResult(0, List.of("Database connection failed")));
    }

    private void world(String player, InstanceStatus instanceStatus, Duration ago) {
        store.put(record(player, player + "-w", WorldStatus.RUNNING, NOW.minus(ago)));
        engine.put(player + "-w", instanceStatus, Tags.of(player, player + "-w"));
    }
}
