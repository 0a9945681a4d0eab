package io.languard.lxc;

import static io.languard.lxc.TestWorlds.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.languard.api.world.WorldResult.Origin;
import io.languard.lxc.engine.EngineAccess;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Worlds in a project of their own on a real engine. */
class ProjectIT {

    private static final String PROJECT = RealEngine.PREFIX + "-project";
    private static final String PLAYER = RealEngine.PREFIX + "-p";
    private static final Duration SOON = Duration.ofSeconds(15);

    private final MemoryStore store = new MemoryStore();
    private RealEngine everywhere;
    private RealEngine inside;
    private LxcComponent worlds;

    @BeforeEach
    void start() {
        EngineAccess usual = RealEngine.access();
        EngineAccess own = new EngineAccess(
                usual.socket(),
                usual.remotes(),
                usual.clientCertificate(),
                usual.clientKey(),
                usual.serverCertificate(),
                PROJECT);
        everywhere = RealEngine.orSkip(usual);
        everywhere.removeAll();
        everywhere.project(PROJECT);
        inside = RealEngine.orSkip(own);
        inside.removeAll();
        worlds = new LxcComponent(TestWorlds.settings(9, RealEngine.IMAGE, Duration.ofSeconds(20), own), store);
    }

    @AfterEach
    void end() {
        if (worlds != null) {
            worlds.stop();
        }
        if (inside != null) {
            inside.removeAll();
            inside.close();
        }
        if (everywhere != null) {
            everywhere.removeProject(PROJECT);
            everywhere.close();
        }
    }

    @Test
    void areMadeSeenAndHeardOfThereAndNowhereElse() {
        everywhere.foreign(PLAYER + "-a"); // of the same name, in another project

        running(worlds.add(PLAYER, "a"), Origin.CREATED);
        assertThat(store.get(PLAYER).container()).isEqualTo(PLAYER + "-a");
        everywhere.start(PLAYER + "-a");
        everywhere.stop(PLAYER + "-a");
        inside.stop(PLAYER + "-a");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(store.get(PLAYER).status()).isEqualTo("stopped"));
        running(worlds.add(PLAYER, "a"), Origin.STARTED);
        worlds.delete(PLAYER);
        assertThat(inside.engine.find(PLAYER + "-a")).isEmpty();
        assertThat(everywhere.engine.find(PLAYER + "-a")).isPresent();
        everywhere.remove(PLAYER + "-a");
    }
}
