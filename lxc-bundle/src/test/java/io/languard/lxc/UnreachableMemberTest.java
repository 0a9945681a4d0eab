package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.NOW;
import static io.languard.lxc.LxcWorldFixtures.provisioner;
import static io.languard.lxc.LxcWorldFixtures.reason;
import static io.languard.lxc.LxcWorldFixtures.reconcile;
import static io.languard.lxc.LxcWorldFixtures.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.lxc.engine.InstanceStatus;
import io.languard.world.StartedWorld.Origin;
import io.languard.world.World;
import io.languard.world.WorldFailure;
import io.languard.world.WorldFailure.Reason;
import io.languard.world.WorldResult;
import io.languard.world.WorldStatus;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An unreachable cluster member: the engine lists its containers without their tags, and in an error state. */
class UnreachableMemberTest {

    private static final String REASON = "the cluster member of Ann-w is unreachable";

    private final FakeEngine engine = new FakeEngine();
    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private final Provisioner worlds = provisioner(engine, store, 1);

    @BeforeEach
    void setUp() {
        worlds.ensureRunning("Ann", "w");
        engine.put("Ann-w", InstanceStatus.UNREACHABLE, Map.of());
    }

    @Test
    void isNeitherRecreatedNorStoppedNorRemoved() {
        World before = store.get("Ann");

        assertThat(worlds.stop("Ann")).isEqualTo(WorldResult.failure(WorldFailure.refused("Ann-w", REASON)));
        assertThat(worlds.delete("Ann")).isEqualTo(WorldResult.failure(WorldFailure.refused("Ann-w", REASON)));
        store.put(new World("Ann", "Ann-w", null, 25565, WorldStatus.RUNNING, NOW, NOW.minus(Duration.ofDays(99))));
        assertThat(worlds.ensureRunning("Ann", "w"))
                .isEqualTo(WorldResult.failure(WorldFailure.refused("Ann-w", REASON)));
        store.put(new World("Ann", "Ann-w", null, 25565, WorldStatus.RUNNING, NOW, NOW.minus(Duration.ofDays(99))));
        assertThat(worlds.cleanup().errors()).singleElement().asString().contains(REASON);
        assertThat(worlds.cleanup().removed()).isZero();
        reconcile(worlds);

        assertThat(store.get("Ann").status()).isEqualTo(before.status());
        assertThat(engine.names()).containsExactly("Ann-w");
        assertThat(engine.count("create")).isEqualTo(1);
    }

    @Test
    void retainsItsSlotSinceItMayBeRunning() {
        assertThat(reason(worlds.ensureRunning("Bob", "w"))).isEqualTo(Reason.CAP_REACHED);

        store.put(WorldRecords.withStatus(store.get("Ann"), WorldStatus.STOPPED, null));
        running(worlds.ensureRunning("Bob", "w"), Origin.CREATED);
    }

    @Test
    void isUsedIfItsLastAddressResponds() throws Exception {
        try (ServerSocket game = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            store.put(new World("Ann", "Ann-w", "127.0.0.1", game.getLocalPort(), WorldStatus.RUNNING, NOW, NOW));

            assertThat(running(worlds.ensureRunning("Ann", "w"), Origin.ALREADY_RUNNING)
                            .address())
                    .isEqualTo("127.0.0.1");
        }
        assertThat(worlds.ensureRunning("Ann", "w"))
                .isEqualTo(WorldResult.failure(WorldFailure.refused("Ann-w", REASON)));
    }

    @Test
    void isNotRecreatedIfItsRecordIsLost() {
        store.delete("Ann");

        assertThat(worlds.ensureRunning("Ann", "w"))
                .isEqualTo(WorldResult.failure(WorldFailure.refused("Ann-w", REASON)));
        assertThat(engine.names()).containsExactly("Ann-w");
    }

    @Test
    void isUnchangedWhenTheMemberReturns() {
        worlds.ensureRunning("Ann", "w");
        engine.put("Ann-w", InstanceStatus.RUNNING, Tags.of("Ann", "Ann-w"));

        reconcile(worlds);
        running(worlds.ensureRunning("Ann", "w"), Origin.ALREADY_RUNNING);
    }
}
