package io.languard.core.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.log.LogItem;
import io.languard.api.player.Player;
import io.languard.api.remote.MessageBroadcaster;
import io.languard.api.remote.RemoteAdmin;
import io.languard.core.GameServices;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.player.PlayerView;
import io.languard.service.remote.RemoteOperation;
import io.languard.service.server.ServerStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a game whose remote admin only takes commands. */
class RemotePartsTest {

    private static final Player ANN = new Player("1", "Ann", null, null, null, Map.of());

    @TempDir
    Path data;

    private TestCore platform;

    @BeforeEach
    void start() {
        platform = new TestCore(data, new InMemoryStores());
        platform.registerPlainRemoteAdmin();
    }

    @AfterEach
    void stop() {
        platform.servers.list(TestCore.VIEWER, null, null).stream()
                .filter(server -> server.status().isActive())
                .forEach(server -> platform.lifecycle.kill(TestCore.ADMIN, server.id()));
        platform.crash();
    }

    @Test
    void missingPartsAreRejectedBeforeAnythingElseIsChecked() {
        int id = platform.create("one", null);
        assertThatThrownBy(() -> platform.players.kick(TestCore.ADMIN, id, "1", "a\nb"))
                .hasMessage("Kicking players not supported for game type 'fake'");
        assertThatThrownBy(() -> platform.players.ban(TestCore.ADMIN, id, "1", "a\nb", Duration.ZERO))
                .hasMessage("Banning connected players not supported for game type 'fake'");
        assertThatThrownBy(() -> platform.console.say(TestCore.ADMIN, id, "a\nb"))
                .hasMessage("Messages to players not supported for game type 'fake'");
        assertThatThrownBy(() -> platform.console.require(TestCore.VIEWER, id, RemoteOperation.KICK))
                .hasMessage("Kicking players not supported for game type 'fake'");
        platform.console.require(TestCore.VIEWER, id, RemoteOperation.COMMAND);
    }

    @Test
    void withoutRemoteAdminThatIsWhatIsMissing() {
        platform.unregisterPlainRemoteAdmin();
        int id = platform.create("one", null);
        assertThatThrownBy(() -> platform.players.kick(TestCore.ADMIN, id, "1", ""))
                .hasMessage("Remote admin not supported for game type 'fake'");
    }

    @Test
    void commandsWorkWithoutAnyPart() {
        int id = platform.createRunning("one", null);
        assertThat(platform.console.command(TestCore.ADMIN, id, "hello")).isEqualTo("done: hello");
    }

    @Test
    void aPartOfAnotherBundleIsMissing() {
        platform.unregisterPlainRemoteAdmin();
        platform.registry.bind(platform.remote, service(RemoteAdmin.class, 1));
        platform.registry.bind(platform.remote, service(MessageBroadcaster.class, 2));
        int id = platform.createRunning("one", null);
        assertThatThrownBy(() -> platform.console.say(TestCore.ADMIN, id, "hello"))
                .hasMessage("Messages to players not supported for game type 'fake'");
        platform.registry.bind(platform.remote, service(MessageBroadcaster.class, 1));
        platform.console.say(TestCore.ADMIN, id, "hello");
        assertThat(platform.remote.sent).containsExactly("say hello");
    }

    @Test
    void playersAreDerivedFromTheLogAndFromTheSession() {
        int id = platform.createRunning("one", null);
        platform.console.command(TestCore.ADMIN, id, "the session is open");
        platform.logPlayers.playerJoined(id, ANN);
        assertThat(online(id)).containsExactly("Ann");
        platform.remote.listener.received(new LogItem.PlayerJoined(new Player("2", "Bob", null, null, null, Map.of())));
        assertThat(online(id)).containsExactlyInAnyOrder("Ann", "Bob");
        platform.logPlayers.playerLeft(id, "1");
        platform.remote.listener.received(new LogItem.PlayerLeft("2"));
        assertThat(online(id)).isEmpty();
    }

    @Test
    void aStopSendsTheSignalImmediately() {
        int id = platform.createRunning("one", "trap 'exit 3' INT; echo READY; while :; do sleep 0.05; done");
        platform.console.command(TestCore.ADMIN, id, "the session is open");
        platform.lifecycle.stop(TestCore.ADMIN, id, false, null);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10)) // less than the time until a signal follows a shutdown request
                .until(() -> platform.servers.get(TestCore.VIEWER, id).status() == ServerStatus.STOPPED);
        assertThat(platform.trail(id, "stopped").get(0).detail()).contains("\"exit_code\":3");
    }

    private static Map<String, Object> service(Class<?> type, long bundleId) {
        Map<String, Object> properties = new HashMap<>(GameServices.properties("fake", type));
        properties.put("service.bundleid", bundleId);
        return properties;
    }

    private Stream<String> online(int id) {
        return platform.players.online(TestCore.ADMIN, id).stream().map(PlayerView::name);
    }
}
