package io.languard.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import io.languard.api.player.Player;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.player.PlayerView;
import io.languard.service.server.ServerStatus;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests an adapter that returns and reports far too much: the platform keeps what is useful and serves on. */
class OversizedResponsesTest {

    private static final String LONG = "x".repeat(5_000_000);

    @TempDir
    Path data;

    TestCore platform;
    int id;

    @BeforeEach
    void start() {
        platform = new TestCore(data, new InMemoryStores());
        platform.registerRemoteAdmin();
        id = platform.createRunning("one", null);
        platform.console.command(TestCore.ADMIN, id, "hello"); // waits for the session
    }

    @AfterEach
    void stop() {
        platform.lifecycle.kill(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.STOPPED);
        platform.crash();
    }

    @Test
    void theResponseToACommandIsTruncatedAndSaysSo() {
        platform.remote.response = command -> CompletableFuture.completedFuture(LONG);
        String response = platform.console.command(TestCore.ADMIN, id, "list");
        assertThat(response).hasSizeLessThan(1_100_000).startsWith("xxx").endsWith("… (3951424 more characters)");
    }

    @Test
    void aListOfPlayersBeyondTheLimitsIsAnErrorAndTheLastOneStays() {
        platform.remote.players = List.of(player("1", "Ann"));
        platform.remote.listener.playersChanged();
        awaitPlayers(1);
        platform.remote.players = Collections.nCopies(Integer.MAX_VALUE, player("2", "Bob"));
        platform.remote.listener.playersChanged();
        assertThatThrownBy(() -> platform.players.kick(TestCore.ADMIN, id, "2", "why"))
                .hasMessageContaining("adapter of game type 'fake' returned more than 100000 elements");
        assertThat(platform.players.online(TestCore.ADMIN, id))
                .extracting(PlayerView::name)
                .containsExactly("Ann");
    }

    @Test
    void reportedItemsAreTruncatedOrDropped() {
        platform.remote.listener.received(new LogItem.GameEvent("note", Map.of("text", LONG)));
        platform.remote.listener.received(new LogItem.PlayerJoined(player("1", LONG)));
        platform.remote.listener.received(new LogItem.LogEntry(null, LogLevel.INFO, LONG));
        Awaitility.await().until(() -> platform.memory.logStore.messages(id).size() == 2);
        assertThat(platform.memory.logStore.messages(id))
                .anySatisfy(
                        message -> assertThat(message).hasSizeLessThan(70_000).endsWith("… (4934464 more characters)"));
        assertThat(platform.trail(id, "note")).isEmpty();
        assertThat(platform.players.online(TestCore.ADMIN, id)).isEmpty();
    }

    @Test
    void configurationTooLargeToBeHeldIsAnErrorThatNamesTheLimit() {
        platform.game.rendered = Collections.nCopies(Integer.MAX_VALUE, null);
        assertThatThrownBy(() -> platform.configs.preview(TestCore.ADMIN, id))
                .hasMessage("The adapter of game type 'fake' returned more than 100000 elements");
    }

    @Test
    void aLineForWhichTheParserReturnsTooMuchIsStoredUnparsed() {
        platform.parser.copies = 200_000;
        int other = platform.createRunning("two", "echo READY; echo second; exec sleep 300");
        awaitLine(other);
        assertThat(platform.memory.logStore.messages(other)).containsExactly("second");
        platform.lifecycle.kill(TestCore.ADMIN, other);
    }

    @Test
    void aLogEntryThatIsTooLongIsTruncated() {
        platform.parser.prefix = LONG;
        int other = platform.createRunning("two", null);
        awaitLine(other);
        assertThat(platform.memory.logStore.messages(other).get(0))
                .hasSizeLessThan(70_000)
                .endsWith("\u2026 (4934469 more characters)");
        platform.lifecycle.kill(TestCore.ADMIN, other);
    }

    private void awaitLine(int server) {
        Awaitility.await()
                .until(() -> !platform.memory.logStore.messages(server).isEmpty());
    }

    private void awaitPlayers(int count) {
        Awaitility.await()
                .until(() -> platform.players.online(TestCore.ADMIN, id).size() == count);
    }

    private static Player player(String slot, String name) {
        return new Player(slot, name, null, null, null, Map.of());
    }
}
