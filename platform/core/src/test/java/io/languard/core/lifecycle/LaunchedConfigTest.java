package io.languard.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.GameServer;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.config.ConfigSectionView;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerUpdate;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.server.ServerRunState;
import io.languard.testkit.FreePorts;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running game is reached with what it was started with, whatever is configured for its next start. */
class LaunchedConfigTest {

    private static final String OLD = "old password";
    private static final String NEW = "new password";

    @TempDir
    Path data;

    final InMemoryStores memory = new InMemoryStores();
    TestCore platform;
    int id;

    @BeforeEach
    void startServerWithOldPassword() {
        platform = new TestCore(data, memory);
        platform.registerRemoteAdmin();
        id = platform.create("one", null);
        setPassword(OLD);
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.RUNNING);
        awaitSessions(1);
    }

    @AfterEach
    void killAll() {
        platform.servers
                .list(TestCore.VIEWER, null, ServerStatus.RUNNING)
                .forEach(server -> platform.lifecycle.kill(TestCore.ADMIN, server.id()));
        platform.crash();
    }

    @Test
    void aRunningGameIsReachedAfterItsPasswordAndThenItsAdapterHaveChanged() {
        setPassword(NEW);

        replaceAdapter();

        assertThat(password(platform.remote.openedFor)).isEqualTo(OLD);
        assertThat(platform.console.command(TestCore.ADMIN, id, "status")).isEqualTo("done: status");
    }

    @Test
    void aRunningGameIsReachedAfterAPlatformRestartInBetween() {
        setPassword(NEW);

        restartPlatform();
        platform.registerRemoteAdmin();
        awaitSessions(1);
        assertThat(password(platform.remote.openedFor)).isEqualTo(OLD);

        replaceAdapter();
        assertThat(password(platform.remote.openedFor)).isEqualTo(OLD);
    }

    @Test
    void theNextStartUsesTheConfiguredPassword() {
        setPassword(NEW);
        platform.lifecycle.restart(TestCore.ADMIN, id);

        awaitSessions(2);
        assertThat(password(platform.remote.openedFor)).isEqualTo(NEW);
        assertThat(platform.configs.awaitingRestart(TestCore.VIEWER, id)).isEmpty();
    }

    @Test
    void portsAndExecutableOfTheProcessDoNotChangeWithTheDefinition() {
        int before = platform.servers.get(TestCore.VIEWER, id).gamePort();
        int after = FreePorts.first(2);
        changeGamePort(after);

        replaceAdapter();
        assertThat(platform.remote.openedFor.gamePort()).isEqualTo(before);
        assertThat(platform.snapshot(id).gamePort()).isEqualTo(after);

        restartPlatform();
        platform.registerRemoteAdmin();
        awaitSessions(1);
        assertThat(platform.remote.openedFor.gamePort()).isEqualTo(before);
        assertThat(platform.servers.get(TestCore.VIEWER, id).gamePort()).isEqualTo(after);
    }

    @Test
    void theStoredLaunchContainsNoPlainSecret() {
        platform.crash();
        String launch = memory.serverStore.list().get(0).runState().launch();
        assertThat(launch).isNotEmpty().doesNotContain(OLD);
        platform = new TestCore(data, memory);
    }

    @Test
    void theTimeZoneOfTheProcessIsRememberedWithItsLaunch() {
        platform.lifecycle.kill(TestCore.ADMIN, id);
        platform.game.environment = Map.of("TZ", "XYZ-5:45");
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.RUNNING);
        platform.game.environment = Map.of("TZ", "UTC0");

        assertThat(platform.launch(id).timeZone()).isEqualTo("+05:45");
        restartPlatform();
        assertThat(platform.launch(id).timeZone()).isEqualTo("+05:45");
        Awaitility.await().until(() -> platform.parser.zone != null);
        assertThat(platform.parser.zone).isEqualTo(ZoneOffset.of("+05:45").getRules());
    }

    @Test
    void aChangeThatNeedsARestartIsReportedOnceAndShownUntilTheRestart() {
        assertThat(section().restartFields()).isEmpty();

        setPassword(NEW);
        assertThat(platform.configs.awaitingRestart(TestCore.VIEWER, id)).containsExactly("main.password");
        assertThat(section().restartFields()).containsExactly("password");
        assertThat(section().toMap().get("_meta"))
                .asString()
                .contains("restart_needed=true, restart_fields=[password]");
        setPassword("a third one");
        assertThat(platform.trail(id, "restart_needed")).singleElement().satisfies(event -> assertThat(event.detail())
                .contains("main.password")
                .doesNotContain(NEW)
                .doesNotContain(OLD));

        restartPlatform();
        setPassword("a fourth one");
        assertThat(platform.trail(id, "restart_needed")).hasSize(1);
        assertThat(section().restartFields()).containsExactly("password");

        setPassword(OLD);
        assertThat(platform.configs.awaitingRestart(TestCore.VIEWER, id)).isEmpty();
        assertThat(section().toMap().get("_meta")).asString().doesNotContain("restart_needed", "restart_fields");
    }

    @Test
    void aChangedPortNeedsARestartAndAChangedDescriptionDoesNot() {
        platform.servers.update(TestCore.ADMIN, id, new ServerUpdate(null, "text", null, null, null, true, 5));
        assertThat(platform.trail(id, "restart_needed")).isEmpty();

        changeGamePort(FreePorts.first(2));
        assertThat(platform.configs.awaitingRestart(TestCore.VIEWER, id)).containsExactly("game_port");
        assertThat(platform.trail(id, "restart_needed")).hasSize(1);
    }

    @Test
    void theSettingsThatNeedARestartAreKnownWithoutTheAdapter() {
        setPassword(NEW);
        platform.unregisterAdapter();
        assertThat(platform.configs.awaitingRestart(TestCore.VIEWER, id)).containsExactly("main.password");
    }

    @Test
    void aServerWithoutAProcessNeedsNoRestart() {
        platform.lifecycle.kill(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.STOPPED);
        setPassword(NEW);
        assertThat(platform.configs.awaitingRestart(TestCore.VIEWER, id)).isEmpty();
        assertThat(platform.trail(id, "restart_needed")).isEmpty();
    }

    @Test
    void aProcessWhoseStartWasNeverStoredIsReachedAsConfigured() {
        setPassword(NEW);
        platform.crash();
        ServerRecord stored = memory.serverStore.list().get(0);
        memory.serverStore.updateRunState(stored.withRunState(state -> new ServerRunState(
                ServerStatus.STOPPED, null, null, 0, state.launch()))); // the launch of an earlier run

        platform = new TestCore(data, memory);
        platform.registerRemoteAdmin();
        awaitSessions(1);
        assertThat(password(platform.remote.openedFor)).isEqualTo(NEW);
    }

    private void setPassword(String password) {
        platform.configs.update(
                TestCore.ADMIN,
                id,
                "main",
                Map.of("password", password),
                section().version());
    }

    private ConfigSectionView section() {
        return platform.configs.section(TestCore.VIEWER, id, "main");
    }

    private void changeGamePort(int port) {
        platform.servers.update(TestCore.ADMIN, id, new ServerUpdate(null, null, null, port, null, null, null));
    }

    private void replaceAdapter() {
        int opened = platform.remote.opened;
        platform.unregisterRemoteAdmin();
        platform.unregisterAdapter();
        platform.registerAdapter();
        platform.registerRemoteAdmin();
        awaitSessions(opened + 1);
    }

    private void restartPlatform() {
        platform.crash();
        platform = new TestCore(data, memory);
    }

    private void awaitSessions(int count) {
        Awaitility.await().until(() -> platform.remote.opened == count && platform.remote.openedFor != null);
    }

    private static String password(GameServer server) {
        return server.config().section("main").text("password");
    }
}
