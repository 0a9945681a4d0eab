package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.NOW;
import static io.languard.lxc.LxcWorldFixtures.provisioner;
import static io.languard.lxc.LxcWorldFixtures.reconcile;
import static io.languard.lxc.LxcWorldFixtures.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldResult.Origin;
import io.languard.lxc.engine.InstanceStatus;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member of a cluster is away: the engine tells its containers' names, without their marks, and that they are in error. */
class UnreachableMemberTest {

    private static final String REASON = "the cluster's member that Ann-w is on is out of reach";

    private final FakeEngine engine = new FakeEngine();
    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private final Provisioner worlds = provisioner(engine, store, 1);

    @BeforeEach
    void setUp() {
        worlds.ensureRunning("Ann", "w");
        engine.put("Ann-w", InstanceStatus.UNREACHABLE, Map.of());
    }

    @Test
    void isNeitherMadeAnewNorStoppedNorRemoved() {
        World before = store.get("Ann");

        assertThat(worlds.stop("Ann")).isEqualTo(new WorldResult.Refused("Ann-w", REASON));
        assertThat(worlds.delete("Ann")).isEqualTo(new WorldResult.Refused("Ann-w", REASON));
        store.put(new World("Ann", "Ann-w", null, 25565, "running", NOW, NOW.minus(Duration.ofDays(99))));
        assertThat(worlds.ensureRunning("Ann", "w")).isEqualTo(new WorldResult.Refused("Ann-w", REASON));
        store.put(new World("Ann", "Ann-w", null, 25565, "running", NOW, NOW.minus(Duration.ofDays(99))));
        assertThat(worlds.cleanup().errors()).singleElement().asString().contains(REASON);
        assertThat(worlds.cleanup().removed()).isZero();
        reconcile(worlds);

        assertThat(store.get("Ann").status()).isEqualTo(before.status());
        assertThat(engine.names()).containsExactly("Ann-w");
        assertThat(engine.count("create")).isEqualTo(1);
    }

    @Test
    void keepsThePlaceThatItHadSinceItMayRunOn() {
        assertThat(worlds.ensureRunning("Bob", "w")).isInstanceOf(WorldResult.CapReached.class);

        store.put(WorldRecords.withStatus(store.get("Ann"), "stopped", null));
        running(worlds.ensureRunning("Bob", "w"), Origin.CREATED);
    }

    @Test
    void isWhereThePlayerIsSentIfItAnswersThere() throws Exception {
        try (ServerSocket game = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            store.put(new World("Ann", "Ann-w", "127.0.0.1", game.getLocalPort(), "running", NOW, NOW));

            assertThat(running(worlds.ensureRunning("Ann", "w"), Origin.ALREADY_RUNNING)
                            .address())
                    .isEqualTo("127.0.0.1");
        }
        assertThat(worlds.ensureRunning("Ann", "w")).isEqualTo(new WorldResult.Refused("Ann-w", REASON));
    }

    @Test
    void isNotMadeASecondTimeWhereItsRecordIsLost() {
        store.delete("Ann");

        assertThat(worlds.ensureRunning("Ann", "w")).isEqualTo(new WorldResult.Refused("Ann-w", REASON));
        assertThat(engine.names()).containsExactly("Ann-w");
    }

    @Test
    void isAsBeforeWhenItComesBack() {
        worlds.ensureRunning("Ann", "w");
        engine.put("Ann-w", InstanceStatus.RUNNING, Tags.of("Ann", "Ann-w"));

        reconcile(worlds);
        running(worlds.ensureRunning("Ann", "w"), Origin.ALREADY_RUNNING);
    }
}
