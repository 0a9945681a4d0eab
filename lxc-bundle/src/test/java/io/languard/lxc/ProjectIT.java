package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.languard.api.world.WorldResult.Origin;
import io.languard.lxc.engine.EngineSettings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Worlds in a project of their own on a real engine. */
class ProjectIT {

    private static final String PROJECT = EngineFixture.PREFIX + "-project";
    private static final String PLAYER = EngineFixture.PREFIX + "-p";
    private static final Duration SOON = Duration.ofSeconds(15);

    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private EngineFixture everywhere;
    private EngineFixture inside;
    private LxcComponent worlds;

    @BeforeEach
    void start() {
        EngineSettings usual = EngineFixture.engineSettings();
        EngineSettings own = new EngineSettings(
                usual.socket(),
                usual.remotes(),
                usual.clientCertificate(),
                usual.clientKey(),
                usual.serverCertificate(),
                PROJECT);
        everywhere = EngineFixture.assumeAvailable(usual);
        everywhere.removeAll();
        everywhere.createProject(PROJECT);
        inside = EngineFixture.assumeAvailable(own);
        inside.removeAll();
        worlds = new LxcComponent(
                LxcWorldFixtures.settings(9, EngineFixture.IMAGE, Duration.ofSeconds(20), own),
                LxcWorldFixtures.PLATFORM,
                store);
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
        everywhere.createForeign(PLAYER + "-a"); // of the same name, in another project

        running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED);
        assertThat(store.get(PLAYER).container()).isEqualTo(PLAYER + "-a");
        everywhere.start(PLAYER + "-a");
        everywhere.stop(PLAYER + "-a");
        inside.stop(PLAYER + "-a");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(store.get(PLAYER).status()).isEqualTo("stopped"));
        running(worlds.ensureRunning(PLAYER, "a"), Origin.STARTED);
        worlds.delete(PLAYER);
        assertThat(inside.engine.find(PLAYER + "-a")).isEmpty();
        assertThat(everywhere.engine.find(PLAYER + "-a")).isPresent();
        everywhere.remove(PLAYER + "-a");
    }
}
