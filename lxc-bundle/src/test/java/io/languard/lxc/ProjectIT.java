package io.languard.lxc;

import static io.languard.lxc.LxcWorldFixtures.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.languard.lxc.engine.EngineSettings;
import io.languard.world.StartedWorld.Origin;
import io.languard.world.WorldStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Worlds in an engine project of their own. */
class ProjectIT {

    private static final String PROJECT = EngineFixture.PREFIX + "-project";
    private static final String PLAYER = EngineFixture.PREFIX + "-p";
    private static final Duration SOON = Duration.ofSeconds(15);

    private final InMemoryWorldStore store = new InMemoryWorldStore();
    private EngineFixture defaultProject;
    private EngineFixture ownProject;
    private LxcComponent worlds;

    @BeforeEach
    void start() {
        EngineSettings standard = EngineFixture.engineSettings();
        EngineSettings own = new EngineSettings(
                standard.socket(),
                standard.remotes(),
                standard.clientCertificate(),
                standard.clientKey(),
                standard.serverCertificate(),
                PROJECT);
        defaultProject = EngineFixture.assumeAvailable(standard);
        defaultProject.removeAll();
        defaultProject.createProject(PROJECT);
        ownProject = EngineFixture.assumeAvailable(own);
        ownProject.removeAll();
        worlds = new LxcComponent(
                LxcWorldFixtures.settings(9, EngineFixture.IMAGE, Duration.ofSeconds(20), own),
                LxcWorldFixtures.PLATFORM,
                store);
    }

    @AfterEach
    void end() {
        if (worlds != null) {
            worlds.deactivate();
        }
        if (ownProject != null) {
            ownProject.removeAll();
            ownProject.close();
        }
        if (defaultProject != null) {
            defaultProject.removeProject(PROJECT);
            defaultProject.close();
        }
    }

    @Test
    void usesOnlyTheConfiguredProject() {
        defaultProject.createForeign(PLAYER + "-a"); // the same name in another project

        running(worlds.ensureRunning(PLAYER, "a"), Origin.CREATED);
        assertThat(store.get(PLAYER).container()).isEqualTo(PLAYER + "-a");
        defaultProject.start(PLAYER + "-a");
        defaultProject.stop(PLAYER + "-a");
        ownProject.stop(PLAYER + "-a");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(store.get(PLAYER).status()).isEqualTo(WorldStatus.STOPPED));
        running(worlds.ensureRunning(PLAYER, "a"), Origin.STARTED);
        worlds.delete(PLAYER);
        assertThat(ownProject.engine.find(PLAYER + "-a")).isEmpty();
        assertThat(defaultProject.engine.find(PLAYER + "-a")).isPresent();
        defaultProject.remove(PLAYER + "-a");
    }
}
