package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldResult.Origin;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.EngineSettings;
import io.languard.lxc.engine.InstanceStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Worlds on many machines: a real cluster of three members. */
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
            bringBack();
        }
        if (real != null) {
            real.removeAll();
            real.close();
        }
    }

    @Test
    void theEngineSpreadsWorldsOverItsMembers() {
        addSix();

        assertThat(members()).containsExactlyInAnyOrder("node1", "node1", "node2", "node2", "node3", "node3");
    }

    @Test
    void worldsOfAMemberThatDiesAreNeitherLostNorMadeAnew() throws Exception {
        addSix();
        List<String> members = members();
        int away = members.indexOf("node3");
        int there = members.indexOf("node2");
        World before = store.get(player(away));
        worlds.stop(player(members.lastIndexOf("node3")));
        kill(3);

        // Its daemon is away and the world is not: it answers where the player was sent before.
        assertThat(running(worlds.ensureRunning(player(away), "w"), Origin.ALREADY_RUNNING)
                        .address())
                .isEqualTo(before.address());
        long began = System.nanoTime();
        assertThat(worlds.ensureRunning(player(members.lastIndexOf("node3")), "w"))
                .isInstanceOfSatisfying(WorldResult.Refused.class, refused -> assertThat(refused.details())
                        .contains("out of reach"));
        assertThat(worlds.stop(player(away))).isInstanceOf(WorldResult.Refused.class);
        assertThat(worlds.delete(player(away))).isInstanceOf(WorldResult.Refused.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));

        // The others go on, and new ones are made on them.
        running(worlds.ensureRunning(player(there), "w"), Origin.ALREADY_RUNNING);
        assertThat(worlds.stop(player(there))).isInstanceOf(WorldResult.Stopped.class);
        running(worlds.ensureRunning(player(there), "w"), Origin.STARTED);
        World fresh = running(worlds.ensureRunning(player(6), "w"), Origin.CREATED);
        assertThat(real.memberOf(fresh.container())).isNotEqualTo("node3");

        bringBack();
        assertThat(running(worlds.ensureRunning(player(away), "w"), Origin.ALREADY_RUNNING)
                        .container())
                .isEqualTo(before.container());
        running(worlds.ensureRunning(player(members.lastIndexOf("node3")), "w"), Origin.STARTED);
        assertThat(real.engine.list())
                .filteredOn(instance -> instance.name().startsWith(PREFIX))
                .hasSize(7);
    }

    @Test
    void anotherMemberServesWhereTheOneThatWasAskedDies() throws Exception {
        running(worlds.ensureRunning(player(0), "w"), Origin.CREATED);
        kill(1);

        // The first request may be under way to the dead one, and until the others have chosen a new leader, they may
        // find
        // no member for a new world.
        await().atMost(BACK).until(() -> worlds.ensureRunning(player(1), "w") instanceof WorldResult.Running);
    }

    @Test
    void noEngineIsSpokenToThatShowsAnotherCertificate() throws Exception {
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
                .hasMessageContaining("is not that of LXC_SERVER_CERT");
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

    private void bringBack() throws Exception {
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
