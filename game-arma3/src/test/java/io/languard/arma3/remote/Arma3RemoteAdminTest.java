package io.languard.arma3.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.api.player.Player;
import io.languard.api.remote.RemoteListener;
import io.languard.api.remote.RemoteSession;
import io.languard.arma3.BoundPortStore;
import io.languard.arma3.FakeQueryServer;
import io.languard.arma3.TestServer;
import io.languard.arma3.rcon.ChaosRconServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Arma3RemoteAdminTest {

    private static final String G = "4fc867abf98b934e9e7eeaf15170258c";
    private static final Player ALPHA = new Player("0", "Alpha", G, null, null, Map.of());

    @TempDir
    Path directory;

    private final Arma3RemoteAdmin admin = new Arma3RemoteAdmin();
    private final List<LogItem> items = new CopyOnWriteArrayList<>();
    private final AtomicInteger changes = new AtomicInteger();
    private volatile String playersToList = "0   192.0.2.10:2304  47  " + G + "(OK) Alpha\n";
    private volatile boolean connected;
    private volatile boolean refusing;
    private ChaosRconServer game;
    private RemoteSession session;

    @BeforeEach
    void start() throws IOException {
        game = new ChaosRconServer("Abcdefgh12345678", this::reply);
        session = admin.open(new TestServer(directory).ports(2302, game.port()), new RecordingRemoteListener());
    }

    @AfterEach
    void stop() {
        session.close();
        admin.close();
        game.close();
    }

    private String reply(String command) {
        return command.equals("players")
                ? "Players on server:\n" + playersToList + "("
                        + playersToList.lines().count() + " players in total)\n"
                : refusing ? "Disallowed command" : "";
    }

    @Test
    void playersAreListed() throws Exception {
        assertThat(get(new Arma3PlayerLister().players(session)))
                .extracting(Player::name)
                .containsExactly("Alpha");
        assertThat(connected).isTrue();
    }

    @Test
    void aPersistentDifferenceFromTheSteamQueryIsReportedOnce() throws Exception {
        try (FakeQueryServer query = new FakeQueryServer(3)) {
            TestServer server = new TestServer(directory).ports(query.gamePort(), game.port());
            try (RemoteSession checked = admin.open(server, new RecordingRemoteListener())) {
                for (int count = 1; count <= 5; count++) {
                    int asked = count;
                    get(new Arma3PlayerLister().players(checked));
                    await().until(() -> query.queries() == asked);
                }
                await().until(() -> !items.isEmpty());
                assertThat(items)
                        .containsExactly(new LogItem.GameEvent(
                                "player_count_differs", Map.of("remote_admin", 1, "steam_query", 3)));
            }
        }
    }

    @Test
    void aTemporaryDifferenceIsNotReported() throws Exception {
        try (FakeQueryServer query = new FakeQueryServer(2)) {
            // The game has moved; nobody listens on the port of its record.
            TestServer server = new TestServer(directory).ports(1, game.port());
            BoundPortStore.store(server, query.gamePort());
            try (RemoteSession checked = admin.open(server, new RecordingRemoteListener())) {
                for (int count = 1; count <= 6; count++) {
                    int asked = count;
                    query.players(count % 3 == 0 ? 1 : 2);
                    get(new Arma3PlayerLister().players(checked));
                    await().until(() -> query.queries() == asked);
                }
                assertThat(items).isEmpty();
            }
        }
    }

    @Test
    void scoresComeFromTheSteamQueryIfNamesAreUnique() throws Exception {
        playersToList = "0   192.0.2.10:2304  47  " + G + "(OK) Alpha\n1   192.0.2.10:2304  47  - Twin\n";
        try (FakeQueryServer query = new FakeQueryServer(2)) {
            TestServer server = new TestServer(directory).ports(query.gamePort(), game.port());
            try (RemoteSession checked = admin.open(server, new RecordingRemoteListener())) {
                await().until(() -> get(new Arma3PlayerLister().players(checked))
                        .get(0)
                        .gameData()
                        .containsKey("score"));
                List<Player> players = get(new Arma3PlayerLister().players(checked));
                assertThat(players.get(0).gameData()).isEqualTo(Map.of("verified", true, "lobby", false, "score", 7));
                assertThat(players.get(1).gameData()).doesNotContainKey("score");
            }
        }
    }

    @Test
    void aPlayerNamedLobbyIsNotInTheLobby() throws Exception {
        await().until(() -> connected);
        game.message(0, "Player #0 Alpha (Lobby) (192.0.2.10:2304) connected");
        await().until(() -> !items.isEmpty());
        playersToList = "0   192.0.2.10:2304  47  " + G + "(OK) Alpha (Lobby) (Lobby)\n";
        assertThat(get(new Arma3PlayerLister().players(session)))
                .extracting(Player::name, player -> player.gameData().get("lobby"))
                .containsExactly(tuple("Alpha (Lobby)", true));
        playersToList = "0   192.0.2.10:2304  47  " + G + "(OK) Alpha (Lobby)\n";
        for (int count = 0; count < 2; count++) {
            assertThat(get(new Arma3PlayerLister().players(session)))
                    .extracting(Player::name, player -> player.gameData().get("lobby"))
                    .containsExactly(tuple("Alpha (Lobby)", false));
        }
    }

    @Test
    void aMessageIsSentToAllPlayers() throws Exception {
        get(new Arma3MessageBroadcaster().say(session, "Hällo"));
        assertThat(game.commands()).contains("say -1 Hällo");
    }

    @Test
    void aKickAffectsTheIntendedPlayer() throws Exception {
        get(new Arma3PlayerKicker().kick(session, ALPHA, "bye"));
        assertThat(game.commands()).endsWith("players", "kick 0 bye");
    }

    @Test
    void aReassignedSlotIsNotKicked() {
        Player other = new Player("0", "Alpha", "74ae012b5407e0a3cc2cd82ec1f8ba7d", null, null, Map.of());
        assertThat(failure(new Arma3PlayerKicker().kick(session, other, "bye"))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(failure(new Arma3PlayerBanner()
                        .ban(session, new Player("7", "X", null, null, null, Map.of()), Duration.ZERO, "")))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(game.commands()).containsOnly("players");
    }

    @Test
    void aBanIsAddedToMemoryAndFile() throws Exception {
        Path bans = directory.resolve("battleye/bans.txt");
        Files.createDirectories(bans.getParent());
        Files.writeString(bans, "## ours ##\n");
        get(new Arma3PlayerBanner().ban(session, ALPHA, Duration.ZERO, "cheating"));
        assertThat(game.commands())
                .endsWith("players", "loadBans", "bans", "addBan " + G + " 0 cheating", "kick 0 cheating");
        assertThat(Files.readString(bans)).isEqualTo("## ours ##\n" + G + " -1 cheating\n");
    }

    @Test
    void textThatTheGameCannotAcceptIsRejected() {
        assertThat(failure(new Arma3MessageBroadcaster().say(session, "a\nb"))).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(failure(session.command("x\u0000"))).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(failure(session.command("x".repeat(1_400)))).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(failure(new Arma3PlayerKicker().kick(session, ALPHA, "a\rb")))
                .isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(failure(new Arma3PlayerBanner().ban(session, ALPHA, Duration.ZERO, "a\rb")))
                .isEqualTo(ErrorCode.VALIDATION_ERROR);
    }

    @Test
    void aRefusedCommandFails() throws Exception {
        refusing = true;
        assertThat(failure(new Arma3PlayerKicker().kick(session, ALPHA, "bye")))
                .isEqualTo(ErrorCode.REMOTE_ADMIN_UNAVAILABLE);
        assertThat(failure(new Arma3PlayerBanner().ban(session, ALPHA, Duration.ZERO, "bye")))
                .isEqualTo(ErrorCode.REMOTE_ADMIN_UNAVAILABLE);
        assertThat(failure(new Arma3GracefulShutdown().shutdown(session)))
                .isEqualTo(ErrorCode.REMOTE_ADMIN_UNAVAILABLE);
        assertThat(get(session.command("kick 0"))).isEqualTo("Disallowed command");
    }

    @Test
    void aShutdownNeedsNoReply() throws Exception {
        await().until(() -> connected);
        game.close();
        get(new Arma3GracefulShutdown().shutdown(session));
    }

    @Test
    void messagesOfTheGameReachThePlatform() {
        await().until(() -> connected);
        game.message(0, "Player #0 Test (127.0.0.1:2304) connected");
        game.message(1, "(Global) Test: hi: there");
        game.message(2, "Player #0 Test disconnected");
        await().until(() -> items.size() == 3);
        assertThat(((LogItem.PlayerJoined) items.get(0)).player().name()).isEqualTo("Test");
        assertThat(((LogItem.GameEvent) items.get(1)).detail()).containsEntry("message", "hi: there");
        assertThat(items.get(2)).isEqualTo(new LogItem.PlayerLeft("0"));
        await().until(() -> changes.get() == 2);
    }

    @Test
    void onlyLoginsOfOtherAdminsAreReported() {
        await().until(() -> connected);
        game.message(0, "RCon admin #0 (127.0.0.1:" + game.clientPort() + ") logged in");
        game.message(1, "RCon admin #1 (127.0.0.1:1) logged in");
        await().until(() -> !items.isEmpty());
        assertThat(items)
                .containsExactly(new LogItem.GameEvent("rcon_login", Map.of("number", 1, "address", "127.0.0.1:1")));
    }

    @Test
    void aSessionWithoutServerIsUnavailable() throws IOException {
        game.close();
        assertThat(failure(session.command("x"))).isEqualTo(ErrorCode.REMOTE_ADMIN_UNAVAILABLE);
    }

    @Test
    void disabledRemoteAdminIsReported() {
        RemoteSession off =
                admin.open(new TestServer(directory).with("rcon", "enabled", 0), new RecordingRemoteListener());
        assertThat(failure(new Arma3PlayerLister().players(off))).isEqualTo(ErrorCode.REMOTE_ADMIN_UNAVAILABLE);
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static ErrorCode failure(CompletionStage<?> stage) {
        ExecutionException failure = catchThrowableOfType(ExecutionException.class, () -> get(stage));
        return ((LanguardException) failure.getCause()).code();
    }

    private final class RecordingRemoteListener implements RemoteListener {
        @Override
        public void connectionChanged(boolean now) {
            connected = now;
        }

        @Override
        public void received(LogItem item) {
            items.add(item);
        }

        @Override
        public void playersChanged() {
            changes.incrementAndGet();
        }
    }
}
