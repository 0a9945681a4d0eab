package io.languard.core.player;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.ban.GameBan;
import io.languard.api.error.ErrorCode;
import io.languard.api.player.Player;
import io.languard.core.InMemoryStores;
import io.languard.core.ScriptedRemoteAdmin;
import io.languard.core.TestCore;
import io.languard.service.ban.Ban;
import io.languard.service.event.PlatformEvent;
import io.languard.service.player.PlayerSessionRecord;
import io.languard.service.player.PlayerSessionView;
import io.languard.service.player.PlayerView;
import io.languard.service.server.ServerStatus;
import io.languard.service.validation.FieldLimits;
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

class PlayerServiceImplTest {

    static final Player ANN = new Player("1", "Ann", "id1", 40, "192.0.2.1", Map.of("verified", true));
    static final Player BOB = new Player("2", "Bob", null, 50, null, Map.of());

    @TempDir
    Path data;

    final List<PlatformEvent.PlayersChanged> told = new CopyOnWriteArrayList<>();
    InMemoryStores memory = new InMemoryStores();
    TestCore platform;
    ScriptedRemoteAdmin remote;

    @BeforeEach
    void start() {
        begin();
    }

    private void begin() {
        platform = new TestCore(data, memory);
        remote = platform.remote;
        platform.events.addListener(event -> {
            if (event instanceof PlatformEvent.PlayersChanged changed) {
                told.add(changed);
            }
        });
    }

    @AfterEach
    void stop() {
        platform.servers.list(TestCore.VIEWER, null, null).stream()
                .filter(server -> server.status().isActive())
                .forEach(server -> platform.lifecycle.kill(TestCore.ADMIN, server.id()));
        platform.crash();
    }

    @Test
    void theGamesOwnListTakesPrecedenceWhileAvailable() {
        int id = runningWith(ANN, BOB);
        assertThat(platform.players.online(TestCore.ADMIN, id))
                .extracting(PlayerView::name)
                .containsExactly(ANN.name(), BOB.name());
        assertThat(platform.servers.get(TestCore.VIEWER, id).playerCount()).isEqualTo(2);
        Awaitility.await().until(() -> !told.isEmpty());
        assertThat(told.get(0).players()).containsExactly(ANN, BOB);

        platform.logPlayers.playerLeft(id, "1");
        platform.logPlayers.playerJoined(id, new Player("9", "Nobody", null, null, null, Map.of()));
        remote.players = List.of(BOB);
        remote.listener.playersChanged();
        awaitOnline(id, 1);
        assertThat(platform.players.online(TestCore.ADMIN, id))
                .extracting(PlayerView::name)
                .containsExactly(BOB.name());
        assertThat(platform.trail(id, "player_joined")).hasSize(2);
        assertThat(platform.trail(id, "player_left").get(0).detail())
                .contains("Ann")
                .contains("session_seconds")
                .doesNotContain("192.0.2.1");
        assertThat(platform.trail(id, "player_left").get(0).actor()).isEqualTo("game");
    }

    @Test
    void onlyAdminsSeeAddresses() {
        Player seen = new Player("1", "Ann", "id1", 40, "192.0.2.1", Map.of("seen_from", "192.0.2.1:2304"));
        int id = runningWith(seen);
        PlayerView forAdmin = platform.players.online(TestCore.ADMIN, id).get(0);
        assertThat(forAdmin.address().address()).isEqualTo("192.0.2.1");
        assertThat(forAdmin.gameData()).isEqualTo(seen.gameData());
        PlayerView forViewer = platform.players.online(TestCore.VIEWER, id).get(0);
        assertThat(forViewer.address()).isNull();
        assertThat(forViewer.gameData()).isEmpty();

        assertThat(platform.players.history(TestCore.ADMIN, id, null, 10, 0).players())
                .singleElement()
                .satisfies(session -> assertThat(session.address().address()).isEqualTo("192.0.2.1"));
        assertThat(platform.players.history(TestCore.VIEWER, id, null, 10, 0).players())
                .singleElement()
                .satisfies(session -> {
                    assertThat(session.address()).isNull();
                    assertThat(session.gameData()).isEmpty();
                });
    }

    @Test
    void identitiesThatAreAddressesAreMaskedForViewers() {
        Player seen = new Player("192.0.2.1:2304", "Ann", "192.0.2.1", 40, null, Map.of("note", "from 2001:db8::9"));
        int id = runningWith(seen);
        PlayerView forViewer = platform.players.online(TestCore.VIEWER, id).get(0);
        assertThat(forViewer.slotId()).isEqualTo("***");
        assertThat(forViewer.guid()).isEqualTo("***");
        assertThat(forViewer.gameData()).isEqualTo(Map.of("note", "from ***"));
        assertThat(platform.players.online(TestCore.ADMIN, id).get(0).guid()).isEqualTo("192.0.2.1");
        PlayerSessionView past = platform.players
                .history(TestCore.VIEWER, id, null, 10, 0)
                .players()
                .get(0);
        assertThat(past.slotId()).isEqualTo("***");
        assertThat(past.guid()).isEqualTo("***");
        assertThat(past.gameData()).isEqualTo(Map.of("note", "from ***"));
    }

    @Test
    void invalidReasonsAndBanDurationsAreRejected() {
        int id = runningWith(ANN);
        for (String reason : new String[] {"a\nb", "x".repeat(FieldLimits.MAX_REASON_LENGTH + 1)}) {
            assertRefused(ErrorCode.VALIDATION_ERROR, () -> platform.players.kick(TestCore.ADMIN, id, "1", reason));
            assertRefused(
                    ErrorCode.VALIDATION_ERROR,
                    () -> platform.players.ban(TestCore.ADMIN, id, "1", reason, Duration.ZERO));
        }
        for (Duration length :
                new Duration[] {Duration.ofMinutes(-1), Duration.ofMinutes(FieldLimits.MAX_BAN_MINUTES + 1L)}) {
            assertRefused(
                    ErrorCode.VALIDATION_ERROR, () -> platform.players.ban(TestCore.ADMIN, id, "1", "why", length));
        }
        assertThat(platform.players.online(TestCore.ADMIN, id)).hasSize(1);
        assertThat(platform.bans.list(TestCore.VIEWER, id, true, 10, 0)).isEmpty();
    }

    @Test
    void playersAreDerivedFromLogsWithoutRemoteAdmin() {
        int id = platform.createRunning("one", null);
        platform.logPlayers.playerJoined(id, new Player(null, "Ann", null, null, null, Map.of()));
        platform.logPlayers.playerJoined(id, BOB);
        assertThat(platform.players.online(TestCore.ADMIN, id))
                .extracting(PlayerView::slotId)
                .containsExactly("Ann", "2");
        platform.logPlayers.playerLeft(id, "Ann");
        assertThat(platform.players.online(TestCore.ADMIN, id)).hasSize(1);
        assertThat(platform.players.history(TestCore.ADMIN, id, null, 10, 0).total())
                .isEqualTo(2);
        platform.logPlayers.playerJoined(77, BOB);
        assertRefused(ErrorCode.NOT_FOUND, () -> platform.players.online(TestCore.ADMIN, 77));
        assertRefused(ErrorCode.NOT_FOUND, () -> platform.players.history(TestCore.ADMIN, 77, null, 10, 0));
    }

    @Test
    void everySessionEndsWithTheServerAtTheLatest() {
        int id = runningWith(ANN, BOB);
        List<PlayerSessionView> playerSessionRecords =
                platform.players.history(TestCore.ADMIN, id, null, 10, 0).players();
        assertThat(playerSessionRecords)
                .hasSize(2)
                .allMatch(playerSessionRecord -> playerSessionRecord.leftAt() == null);
        assertThat(platform.players.history(TestCore.ADMIN, id, "ANN", 10, 0).players())
                .extracting(PlayerSessionView::guid)
                .containsExactly("id1");

        remote.players = List.of(new Player("2", "Bob", "id2", 50, null, Map.of("steam_uid", "7")));
        remote.listener.playersChanged();
        awaitOnline(id, 1);
        PlayerSessionView bob = platform.players
                .history(TestCore.ADMIN, id, "bob", 10, 0)
                .players()
                .get(0);
        assertThat(bob.guid()).isEqualTo("id2");
        assertThat(bob.gameData()).isEqualTo(Map.of("steam_uid", "7"));

        platform.lifecycle.kill(TestCore.ADMIN, id);
        assertThat(platform.players.online(TestCore.ADMIN, id)).isEmpty();
        assertThat(platform.players.history(TestCore.ADMIN, id, null, 10, 0).players())
                .hasSize(2)
                .allMatch(playerSessionRecord -> playerSessionRecord.leftAt() != null);
        Awaitility.await().until(() -> told.get(told.size() - 1).players().isEmpty());
        platform.logPlayers.playerJoined(id, BOB); // a late line of the log
        assertThat(platform.players.online(TestCore.ADMIN, id)).isEmpty();
    }

    @Test
    void sessionsAreStoredOnceTheDatabaseIsAvailableAgain() {
        int id = platform.createRunning("one", null);
        memory.unavailable = true;
        platform.logPlayers.playerJoined(id, ANN);
        platform.logPlayers.playerLeft(id, "1");
        platform.logPlayers.playerJoined(id, BOB);
        assertThat(platform.players.online(TestCore.ADMIN, id)).hasSize(1);
        assertRefused(ErrorCode.DATABASE_UNAVAILABLE, () -> platform.players.history(TestCore.ADMIN, id, null, 10, 0));
        memory.unavailable = false;
        Awaitility.await().until(() -> memory.visits.query(id, null, 10, 0).total() == 2);
        assertThat(memory.visits.open(id)).extracting(PlayerSessionRecord::name).containsExactly("Bob");
    }

    @Test
    void theNextPlatformContinuesTheSessionsOfPlayersStillOnline() {
        int id = runningWith(ANN, BOB);
        List<PlayerSessionView> before =
                platform.players.history(TestCore.ADMIN, id, null, 10, 0).players();
        platform.crash();

        begin();
        platform.await(id, ServerStatus.RUNNING);
        awaitOnline(id, 2); // from the stored sessions, before the game was queried
        remote.players = List.of(ANN);
        platform.registerRemoteAdmin();
        awaitOnline(id, 1);
        List<PlayerSessionView> after =
                platform.players.history(TestCore.ADMIN, id, null, 10, 0).players();
        assertThat(after)
                .extracting(PlayerSessionView::id)
                .isEqualTo(before.stream().map(PlayerSessionView::id).toList());
        assertThat(after)
                .filteredOn(playerSessionRecord -> playerSessionRecord.leftAt() == null)
                .extracting(PlayerSessionView::name)
                .containsExactly("Ann");
        assertThat(platform.players.online(TestCore.ADMIN, id).get(0).joinedAt())
                .isEqualTo(before.get(1).joinedAt());
        assertThat(platform.trail(id, "player_joined")).hasSize(2);
    }

    @Test
    void theNextPlatformClosesTheSessionsOfAServerThatEndedInTheMeantime() {
        int id = runningWith(ANN);
        platform.players.history(TestCore.ADMIN, id, null, 10, 0);
        long pid = platform.servers.get(TestCore.VIEWER, id).pid();
        platform.crash();
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();

        begin();
        platform.await(id, ServerStatus.CRASHED);
        Awaitility.await().until(() -> memory.visits.open(id).isEmpty());
    }

    @Test
    void anAdapterThatNeverReportsPlayersDoesNotDelayTheNext() {
        int id = runningWith(ANN);
        remote.silent = true;
        remote.listener.playersChanged();
        Awaitility.await().until(() -> remote.ignored > 0);
        platform.unregisterRemoteAdmin();
        remote.silent = false;
        remote.players = List.of(ANN, BOB);
        long startNanos = System.nanoTime();
        platform.registerRemoteAdmin();
        awaitOnline(id, 2);
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aPlayerIsKickedBySlot() {
        int id = runningWith(ANN);
        platform.players.kick(TestCore.ADMIN, id, "1", "bye");
        assertThat(remote.sent).containsExactly("kick 1 bye");
        assertThat(platform.trail(id, "player_kicked").get(0).detail())
                .contains("Ann")
                .contains("bye")
                .doesNotContain("192.0.2.1");
        assertRefused(ErrorCode.NOT_FOUND, () -> platform.players.kick(TestCore.ADMIN, id, "9", ""));
        remote.players = List.of(ANN, BOB);
        platform.players.kick(TestCore.ADMIN, id, "2", null); // a player whom so far only the game knows
        assertThat(remote.sent).endsWith("kick 2 ");
    }

    @Test
    void kickErrorsAreReportedInOrder() {
        int id = platform.create("one", null);
        assertRefused(ErrorCode.NOT_FOUND, () -> platform.players.kick(TestCore.ADMIN, 77, "1", ""));
        assertRefused(ErrorCode.CAPABILITY_NOT_SUPPORTED, () -> platform.players.kick(TestCore.ADMIN, id, "1", ""));
        platform.registerRemoteAdmin();
        assertRefused(ErrorCode.SERVER_NOT_RUNNING, () -> platform.players.kick(TestCore.ADMIN, id, "1", ""));
        assertRefused(
                ErrorCode.SERVER_NOT_RUNNING, () -> platform.players.ban(TestCore.ADMIN, id, "1", "", Duration.ZERO));
        platform.unregisterAdapter();
        assertRefused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> platform.players.kick(TestCore.ADMIN, id, "1", ""));
    }

    @Test
    void banningAPlayerStoresABan() {
        int id = runningWith(ANN, BOB);
        Ban ban = platform.players.ban(TestCore.ADMIN, id, "1", "cheat", Duration.ofMinutes(5));
        assertThat(remote.sent).containsExactly("ban 1 PT5M cheat");
        assertThat(platform.bans.list(TestCore.VIEWER, id, true, 10, 0)).containsExactly(ban);
        assertThat(ban.identity()).isEqualTo("id1");
        assertThat(ban.name()).isEqualTo("Ann");
        assertThat(ban.bannedBy()).isEqualTo("admin");
        assertThat(platform.players
                        .ban(TestCore.ADMIN, id, "2", "", Duration.ZERO)
                        .identity())
                .isEqualTo("Bob");
        assertThat(platform.trail(id, "player_banned")).hasSize(2);
        assertThat(platform.trail(id, "ban_added")).isEmpty();
    }

    @Test
    void aBanAlsoWrittenByTheGameIsListedOnce() {
        platform.registerBanManager();
        int id = runningWith(ANN, BOB);
        remote.onBan = () -> platform.banManager.list.put(
                "id1", new GameBan("id1", null, "cheat", Instant.now().plusSeconds(301)));
        Ban ban = platform.players.ban(TestCore.ADMIN, id, "1", "cheat", Duration.ofMinutes(5));
        assertThat(ban.inGame()).isTrue();
        assertThat(platform.bans.list(TestCore.VIEWER, id, true, 10, 0)).containsExactly(ban);
        assertThat(platform.banManager.list).hasSize(1);

        remote.onBan = () -> platform.banManager.list.put("id9", new GameBan("id9", null, "", null));
        Ban unknown = platform.players.ban(TestCore.ADMIN, id, "2", "cheat", Duration.ZERO);
        assertThat(unknown.identity()).isEqualTo("id9");
        assertThat(unknown.name()).isEqualTo("Bob");
        assertThat(platform.bans.list(TestCore.VIEWER, id, true, 10, 0)).hasSize(2);
    }

    @Test
    void aDeletedServerIsRemovedFromMemory() {
        int id = runningWith(ANN);
        platform.lifecycle.kill(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.STOPPED);
        platform.servers.delete(TestCore.ADMIN, id);
        assertRefused(ErrorCode.NOT_FOUND, () -> platform.players.online(TestCore.ADMIN, id));
        assertRefused(ErrorCode.NOT_FOUND, () -> platform.bans.list(TestCore.VIEWER, id, true, 10, 0));
    }

    private int runningWith(Player... players) {
        remote.players = List.of(players);
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        awaitOnline(id, players.length);
        return id;
    }

    private void awaitOnline(int id, int count) {
        Awaitility.await()
                .until(() -> platform.players.online(TestCore.ADMIN, id).size() == count);
    }
}
