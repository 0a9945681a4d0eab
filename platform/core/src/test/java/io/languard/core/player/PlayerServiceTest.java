package io.languard.core.player;

import static io.languard.core.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.ban.GameBan;
import io.languard.api.error.ErrorCode;
import io.languard.api.player.Player;
import io.languard.core.FakeRemote;
import io.languard.core.Memory;
import io.languard.core.Platform;
import io.languard.ports.ban.Ban;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.player.OnlinePlayer;
import io.languard.ports.player.Visit;
import io.languard.ports.rule.Limits;
import io.languard.ports.server.ServerStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayerServiceTest {

    static final Player ANN = new Player("1", "Ann", "id1", 40, "192.0.2.1", Map.of("verified", true));
    static final Player BOB = new Player("2", "Bob", null, 50, null, Map.of());

    @TempDir
    Path data;

    final List<PlatformEvent.PlayersChanged> told = new CopyOnWriteArrayList<>();
    Memory memory = new Memory();
    Platform platform;
    FakeRemote remote;

    @BeforeEach
    void start() {
        begin();
    }

    private void begin() {
        platform = new Platform(data, memory);
        remote = platform.remote;
        platform.events.addListener(event -> {
            if (event instanceof PlatformEvent.PlayersChanged changed) {
                told.add(changed);
            }
        });
    }

    @AfterEach
    void stop() {
        platform.servers.list(null, null).stream()
                .filter(server -> server.status().isActive())
                .forEach(server -> platform.lifecycle.kill(Platform.ADMIN, server.id()));
        platform.crash();
    }

    @Test
    void theGamesOwnListCountsWhileItCanBeAsked() {
        int id = runningWith(ANN, BOB);
        assertThat(platform.players.online(id)).extracting(OnlinePlayer::player).containsExactly(ANN, BOB);
        assertThat(platform.servers.get(id).playerCount()).isEqualTo(2);
        Awaitility.await().until(() -> !told.isEmpty());
        assertThat(told.get(0).players()).containsExactly(ANN, BOB);

        platform.playerNews.left(id, "1");
        platform.playerNews.joined(id, new Player("9", "Nobody", null, null, null, Map.of()));
        remote.players = List.of(BOB);
        remote.listener.playersChanged();
        awaitOnline(id, 1);
        assertThat(platform.players.online(id)).extracting(OnlinePlayer::player).containsExactly(BOB);
        assertThat(platform.trail(id, "player_joined")).hasSize(2);
        assertThat(platform.trail(id, "player_left").get(0).detail())
                .contains("Ann")
                .contains("session_seconds")
                .doesNotContain("192.0.2.1");
        assertThat(platform.trail(id, "player_left").get(0).actor()).isEqualTo("game");
    }

    @Test
    void aReasonThatNoGameShouldShowAndABanWithoutEndOfSenseAreRefused() {
        int id = runningWith(ANN);
        for (String reason : new String[] {"a\nb", "x".repeat(Limits.REASON + 1)}) {
            refused(ErrorCode.VALIDATION_ERROR, () -> platform.players.kick(Platform.ADMIN, id, "1", reason));
            refused(
                    ErrorCode.VALIDATION_ERROR,
                    () -> platform.players.ban(Platform.ADMIN, id, "1", reason, Duration.ZERO));
        }
        for (Duration length : new Duration[] {Duration.ofMinutes(-1), Duration.ofMinutes(Limits.BAN_MINUTES + 1L)}) {
            refused(ErrorCode.VALIDATION_ERROR, () -> platform.players.ban(Platform.ADMIN, id, "1", "why", length));
        }
        assertThat(platform.players.online(id)).hasSize(1);
        assertThat(platform.bans.list(id, true, 10, 0)).isEmpty();
    }

    @Test
    void withoutRemoteAdminTheLogsSayWhoIsThere() {
        int id = platform.running("one", null);
        platform.playerNews.joined(id, new Player(null, "Ann", null, null, null, Map.of()));
        platform.playerNews.joined(id, BOB);
        assertThat(platform.players.online(id))
                .extracting(online -> online.player().slotId())
                .containsExactly("Ann", "2");
        platform.playerNews.left(id, "Ann");
        assertThat(platform.players.online(id)).hasSize(1);
        assertThat(platform.players.history(id, null, 10, 0).total()).isEqualTo(2);
        platform.playerNews.joined(77, BOB);
        refused(ErrorCode.NOT_FOUND, () -> platform.players.online(77));
        refused(ErrorCode.NOT_FOUND, () -> platform.players.history(77, null, 10, 0));
    }

    @Test
    void everyStayIsAVisitThatEndsWithTheServerAtTheLatest() {
        int id = runningWith(ANN, BOB);
        List<Visit> visits = platform.players.history(id, null, 10, 0).visits();
        assertThat(visits).hasSize(2).allMatch(visit -> visit.leftAt() == null);
        assertThat(platform.players.history(id, "ANN", 10, 0).visits())
                .extracting(Visit::guid)
                .containsExactly("id1");

        remote.players = List.of(new Player("2", "Bob", "id2", 50, null, Map.of("steam_uid", "7")));
        remote.listener.playersChanged();
        awaitOnline(id, 1);
        Visit bob = platform.players.history(id, "bob", 10, 0).visits().get(0);
        assertThat(bob.guid()).isEqualTo("id2");
        assertThat(bob.gameData()).isEqualTo("{\"steam_uid\":\"7\"}");

        platform.lifecycle.kill(Platform.ADMIN, id);
        assertThat(platform.players.online(id)).isEmpty();
        assertThat(platform.players.history(id, null, 10, 0).visits())
                .hasSize(2)
                .allMatch(visit -> visit.leftAt() != null);
        Awaitility.await().until(() -> told.get(told.size() - 1).players().isEmpty());
        platform.playerNews.joined(id, BOB); // a late line of the log
        assertThat(platform.players.online(id)).isEmpty();
    }

    @Test
    void visitsWaitForADatabaseThatIsAway() {
        int id = platform.running("one", null);
        memory.away = true;
        platform.playerNews.joined(id, ANN);
        platform.playerNews.left(id, "1");
        platform.playerNews.joined(id, BOB);
        assertThat(platform.players.online(id)).hasSize(1);
        refused(ErrorCode.DATABASE_UNAVAILABLE, () -> platform.players.history(id, null, 10, 0));
        memory.away = false;
        Awaitility.await().until(() -> memory.visits.query(id, null, 10, 0).total() == 2);
        assertThat(memory.visits.open(id)).extracting(Visit::name).containsExactly("Bob");
    }

    @Test
    void theNextPlatformGoesOnWithTheVisitsOfThoseWhoAreStillThere() {
        int id = runningWith(ANN, BOB);
        List<Visit> before = platform.players.history(id, null, 10, 0).visits();
        platform.crash();

        begin();
        platform.await(id, ServerStatus.RUNNING);
        awaitOnline(id, 2); // by what was stored, before the game was asked
        remote.players = List.of(ANN);
        platform.plugRemote();
        awaitOnline(id, 1);
        List<Visit> after = platform.players.history(id, null, 10, 0).visits();
        assertThat(after)
                .extracting(Visit::id)
                .isEqualTo(before.stream().map(Visit::id).toList());
        assertThat(after)
                .filteredOn(visit -> visit.leftAt() == null)
                .extracting(Visit::name)
                .containsExactly("Ann");
        assertThat(platform.players.online(id).get(0).joinedAt())
                .isEqualTo(before.get(1).joinedAt());
        assertThat(platform.trail(id, "player_joined")).hasSize(2);
    }

    @Test
    void theNextPlatformClosesTheVisitsOfAServerThatEndedMeanwhile() {
        int id = runningWith(ANN);
        platform.players.history(id, null, 10, 0);
        long pid = platform.servers.get(id).pid();
        platform.crash();
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();

        begin();
        platform.await(id, ServerStatus.CRASHED);
        Awaitility.await().until(() -> memory.visits.open(id).isEmpty());
    }

    @Test
    void anAdapterThatNeverSaysWhoIsThereDoesNotHoldUpTheNext() {
        int id = runningWith(ANN);
        remote.silent = true;
        remote.listener.playersChanged();
        Awaitility.await().until(() -> remote.unanswered > 0);
        platform.unplugRemote();
        remote.silent = false;
        remote.players = List.of(ANN, BOB);
        long begun = System.nanoTime();
        platform.plugRemote();
        awaitOnline(id, 2);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aPlayerIsKickedByHisSlot() {
        int id = runningWith(ANN);
        platform.players.kick(Platform.ADMIN, id, "1", "bye");
        assertThat(remote.sent).containsExactly("kick 1 bye");
        assertThat(platform.trail(id, "player_kicked").get(0).detail())
                .contains("Ann")
                .contains("bye")
                .doesNotContain("192.0.2.1");
        refused(ErrorCode.NOT_FOUND, () -> platform.players.kick(Platform.ADMIN, id, "9", ""));
        remote.players = List.of(ANN, BOB);
        platform.players.kick(Platform.ADMIN, id, "2", null); // whom only the game knows yet
        assertThat(remote.sent).endsWith("kick 2 ");
    }

    @Test
    void whoCanNotBeKickedIsSaidInOrder() {
        int id = platform.create("one", null);
        refused(ErrorCode.NOT_FOUND, () -> platform.players.kick(Platform.ADMIN, 77, "1", ""));
        refused(ErrorCode.CAPABILITY_NOT_SUPPORTED, () -> platform.players.kick(Platform.ADMIN, id, "1", ""));
        platform.plugRemote();
        refused(ErrorCode.SERVER_NOT_RUNNING, () -> platform.players.kick(Platform.ADMIN, id, "1", ""));
        refused(ErrorCode.SERVER_NOT_RUNNING, () -> platform.players.ban(Platform.ADMIN, id, "1", "", Duration.ZERO));
        platform.unplug();
        refused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> platform.players.kick(Platform.ADMIN, id, "1", ""));
    }

    @Test
    void aBanOfAPlayerIsARowToo() {
        int id = runningWith(ANN, BOB);
        Ban ban = platform.players.ban(Platform.ADMIN, id, "1", "cheat", Duration.ofMinutes(5));
        assertThat(remote.sent).containsExactly("ban 1 PT5M cheat");
        assertThat(platform.bans.list(id, true, 10, 0)).containsExactly(ban);
        assertThat(ban.guid()).isEqualTo("id1");
        assertThat(ban.name()).isEqualTo("Ann");
        assertThat(ban.bannedBy()).isEqualTo("admin");
        assertThat(platform.players
                        .ban(Platform.ADMIN, id, "2", "", Duration.ZERO)
                        .guid())
                .isEqualTo("Bob");
        assertThat(platform.trail(id, "player_banned")).hasSize(2);
        assertThat(platform.trail(id, "ban_added")).isEmpty();
    }

    @Test
    void aBanThatTheGameWroteItselfIsOneBan() {
        platform.plugBans();
        int id = runningWith(ANN, BOB);
        remote.onBan = () -> platform.banManager.list.put(
                "id1", new GameBan("id1", null, "cheat", Instant.now().plusSeconds(301)));
        Ban ban = platform.players.ban(Platform.ADMIN, id, "1", "cheat", Duration.ofMinutes(5));
        assertThat(ban.inGame()).isTrue();
        assertThat(platform.bans.list(id, true, 10, 0)).containsExactly(ban);
        assertThat(platform.banManager.list).hasSize(1);

        remote.onBan = () -> platform.banManager.list.put("id9", new GameBan("id9", null, "", null));
        Ban unknown = platform.players.ban(Platform.ADMIN, id, "2", "cheat", Duration.ZERO);
        assertThat(unknown.guid()).isEqualTo("id9");
        assertThat(unknown.name()).isEqualTo("Bob");
        assertThat(platform.bans.list(id, true, 10, 0)).hasSize(2);
    }

    @Test
    void aDeletedServerIsForgotten() {
        int id = runningWith(ANN);
        platform.lifecycle.kill(Platform.ADMIN, id);
        platform.await(id, ServerStatus.STOPPED);
        platform.servers.delete(Platform.ADMIN, id);
        refused(ErrorCode.NOT_FOUND, () -> platform.players.online(id));
        refused(ErrorCode.NOT_FOUND, () -> platform.bans.list(id, true, 10, 0));
    }

    private int runningWith(Player... players) {
        remote.players = List.of(players);
        platform.plugRemote();
        int id = platform.running("one", null);
        awaitOnline(id, players.length);
        return id;
    }

    private void awaitOnline(int id, int count) {
        Awaitility.await().until(() -> platform.players.online(id).size() == count);
    }
}
