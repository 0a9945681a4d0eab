package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.failure;
import static io.languard.lxc.LxcWorldFixtures.reason;
import static io.languard.lxc.LxcWorldFixtures.running;
import static io.languard.lxc.LxcWorldFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.EngineSettings;
import io.languard.lxc.engine.InstanceStatus;
import io.languard.world.StartedWorld.Origin;
import io.languard.world.World;
import io.languard.world.WorldFailure.Reason;
import io.languard.world.WorldResult;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Worlds on a real cluster of three members. */
class TestClusterIT {

    private static final String PREFIX = EngineFixture.PREFIX;
    private static final Duration BACK = Duration.ofSeconds(60);

    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private EngineFixture real;
    private Provisioner worlds;
    private int killed;

    @BeforeEach
    void start() {
        EngineSettings access = TestCluster.assumeAvailable();
        real = EngineFixture.assumeAvailable(access);
        real.removeAll();
        worlds = new Provisioner(
                real.engine,
                store,
                LxcWorldFixtures.settings(100, EngineFixture.IMAGE, Duration.ofSeconds(20), access),
                Clock.systemUTC());
    }

    @AfterEach
    void end() throws Exception {
        if (killed > 0) {
            restartMember();
        }
        if (real != null) {
            real.removeAll();
            real.close();
        }
    }

    @Test
    void worldsAreSpreadOverTheMembers() {
        addSix();

        assertThat(members()).containsExactlyInAnyOrder("node1", "node1", "node2", "node2", "node3", "node3");
    }

    @Test
    void worldsOfAFailedMemberAreNeitherLostNorRecreated() throws Exception {
        addSix();
        List<String> members = members();
        int onFailed = members.indexOf("node3");
        int onHealthy = members.indexOf("node2");
        World before = store.get(player(onFailed));
        worlds.stop(player(members.lastIndexOf("node3")));
        kill(3);

        // Its daemon is down, but the world is not: it responds at its last known address.
        assertThat(running(worlds.ensureRunning(player(onFailed), "w"), Origin.ALREADY_RUNNING)
                        .address())
                .isEqualTo(before.address());
        long start = System.nanoTime();
        assertThat(failure(worlds.ensureRunning(player(members.lastIndexOf("node3")), "w"))
                        .details())
                .contains("unreachable");
        assertThat(reason(worlds.stop(player(onFailed)))).isEqualTo(Reason.ENGINE_REFUSED);
        assertThat(reason(worlds.delete(player(onFailed)))).isEqualTo(Reason.ENGINE_REFUSED);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));

        // The others continue to run, and new worlds are created on them.
        running(worlds.ensureRunning(player(onHealthy), "w"), Origin.ALREADY_RUNNING);
        value(worlds.stop(player(onHealthy)));
        running(worlds.ensureRunning(player(onHealthy), "w"), Origin.STARTED);
        World fresh = running(worlds.ensureRunning(player(6), "w"), Origin.CREATED);
        assertThat(real.memberOf(fresh.container())).isNotEqualTo("node3");

        restartMember();
        assertThat(running(worlds.ensureRunning(player(onFailed), "w"), Origin.ALREADY_RUNNING)
                        .container())
                .isEqualTo(before.container());
        running(worlds.ensureRunning(player(members.lastIndexOf("node3")), "w"), Origin.STARTED);
        assertThat(real.engine.list())
                .filteredOn(instance -> instance.name().startsWith(PREFIX))
                .hasSize(7);
    }

    @Test
    void anotherMemberTakesOver() throws Exception {
        running(worlds.ensureRunning(player(0), "w"), Origin.CREATED);
        kill(1);

        // The first request may still be sent to the dead member, and until the others have elected a new leader, no
        // member may be available for a new world.
        await().atMost(BACK).until(() -> worlds.ensureRunning(player(1), "w") instanceof WorldResult.Success);
    }

    @Test
    void rejectsAnEngineWithAnotherCertificate() throws Exception {
        EngineSettings right = TestCluster.assumeAvailable();
        Path other = right.clientCertificate().orElseThrow();
        EngineSettings wrong = new EngineSettings(
                Optional.empty(),
                List.of(TestCluster.member(2)),
                right.clientCertificate(),
                right.clientKey(),
                Optional.of(other),
                right.project());

        assertThatThrownBy(() -> EngineFixture.connect(wrong).engine.list())
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("does not match LXC_SERVER_CERT");
    }

    private void addSix() {
        for (int i = 0; i < 6; i++) {
            running(worlds.ensureRunning(player(i), "w"), Origin.CREATED);
        }
    }

    private List<String> members() {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            members.add(real.memberOf(store.get(player(i)).container()));
        }
        return members;
    }

    private void kill(int number) throws Exception {
        TestCluster.kill(number);
        killed = number;
    }

    private void restartMember() throws Exception {
        TestCluster.start(killed);
        killed = 0;
        await().atMost(BACK).ignoreExceptions().untilAsserted(() -> assertThat(real.engine.list())
                .noneMatch(instance -> instance.status() == InstanceStatus.UNREACHABLE));
        LxcWorldFixtures.reconcile(worlds);
    }

    private static String player(int number) {
        return PREFIX + number;
    }
}
