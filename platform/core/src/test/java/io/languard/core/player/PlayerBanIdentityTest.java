package io.languard.core.player;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.ban.GameBan;
import io.languard.api.error.ErrorCode;
import io.languard.api.player.Player;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.ban.Ban;
import io.languard.service.ban.NewBan;
import io.languard.service.server.ServerStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bans of connected players in a game that lists them under an identity of its own, such as the address. */
class PlayerBanIdentityTest {

    private static final Player ANN = new Player("1", "Ann", "ann@home", 20, "10.0.0.1", Map.of());

    /** The identity by which the game lists a ban of Ann. */
    private static final String LISTED = "id77";

    @TempDir
    Path data;

    final InMemoryStores memory = new InMemoryStores();
    TestCore platform;
    int id;

    @BeforeEach
    void startServerWithAnn() {
        platform = new TestCore(data, memory);
        platform.registerBanManager();
        platform.registerRemoteAdmin();
        platform.remote.players = List.of(ANN);
        platform.remote.onBan = () -> list(null);
        id = platform.createRunning("one", null);
    }

    @AfterEach
    void stop() {
        platform.servers
                .list(TestCore.VIEWER, null, ServerStatus.RUNNING)
                .forEach(server -> platform.lifecycle.kill(TestCore.ADMIN, server.id()));
        platform.crash();
    }

    @Test
    void theBanIsOneRowAndDeletingItLiftsItInTheGame() {
        Ban ban = ban(Duration.ZERO);
        assertThat(ban.identity()).isEqualTo("ann@home");
        assertThat(ban.bannedBy()).isEqualTo("admin");
        assertThat(afterSynchronization()).containsExactly(ban);

        platform.bans.remove(TestCore.ADMIN, id, ban.id());

        assertThat(platform.banManager.list).isEmpty();
        assertThat(afterSynchronization()).isEmpty();
    }

    @Test
    void theBanRemainsOneRowAcrossARestartOfThePlatform() {
        Ban ban = ban(Duration.ZERO);
        platform.crash();
        platform = new TestCore(data, memory);
        list(null);
        platform.registerBanManager();

        assertThat(rows()).containsExactly(ban);
        platform.bans.remove(TestCore.ADMIN, id, ban.id());
        assertThat(platform.banManager.list).isEmpty();
    }

    @Test
    void liftingTheBanInTheGameRemovesTheRow() {
        ban(Duration.ZERO);
        platform.banManager.list.clear();
        assertThat(afterSynchronization()).isEmpty();
    }

    @Test
    void aGameThatWritesItsListLaterIsFollowedByTheIdentityThatTheAdapterNames() {
        platform.banManager.listedIdentity = player -> Optional.of(LISTED);
        platform.remote.onBan = () -> {};
        Ban ban = ban(Duration.ZERO);
        assertThat(ban.inGame()).isFalse();

        list(null);

        assertThat(afterSynchronization()).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo(ban.id());
            assertThat(row.inGame()).isTrue();
        });
        platform.bans.remove(TestCore.ADMIN, id, ban.id());
        assertThat(platform.banManager.list).isEmpty();
    }

    @Test
    void amongSeveralNewEntriesTheOneWithThePlayersNameIsTheBan() {
        platform.remote.onBan = () -> {
            platform.banManager.list.put("id1", new GameBan("id1", "Bob", "by another admin", null));
            platform.banManager.list.put(LISTED, new GameBan(LISTED, "Ann", "", null));
        };
        Ban ban = ban(Duration.ZERO);
        platform.bans.remove(TestCore.ADMIN, id, ban.id());
        assertThat(platform.banManager.list).containsOnlyKeys("id1");
    }

    @Test
    void anExpiredBanIsHistoryAndIsUsedAgainForTheSamePlayer() {
        platform.remote.onBan = () -> list(Instant.now().plusMillis(300));
        Ban first = ban(Duration.ofMillis(300));
        Awaitility.await()
                .until(() ->
                        platform.bans.list(TestCore.VIEWER, id, true, 10, 0).isEmpty());
        platform.banManager.list.clear(); // as games do with expired bans
        assertThat(afterSynchronization()).extracting(Ban::id).containsExactly(first.id());

        platform.remote.onBan = () -> list(null);
        Ban second = ban(Duration.ZERO);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(afterSynchronization()).containsExactly(second);
        platform.bans.remove(TestCore.ADMIN, id, second.id());
        assertThat(platform.banManager.list).isEmpty();
    }

    @Test
    void anotherBanOfTheSameAddressAfterExpiryIsARowOfItsOwn() {
        platform.remote.onBan = () -> list(Instant.now().plusMillis(300));
        Ban expired = ban(Duration.ofMillis(300));
        Awaitility.await()
                .until(() ->
                        platform.bans.list(TestCore.VIEWER, id, true, 10, 0).isEmpty());
        platform.banManager.list.put(LISTED, new GameBan(LISTED, "Bob", "", null));

        assertThat(afterSynchronization()).hasSize(2);
        assertThat(platform.bans.list(TestCore.VIEWER, id, true, 10, 0))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.id()).isNotEqualTo(expired.id());
                    assertThat(row.identity()).isEqualTo(LISTED);
                });
        assertThat(afterSynchronization()).hasSize(2);
    }

    @Test
    void whatThePlayerIsListedAsCannotBeBannedTwice() {
        ban(Duration.ZERO);
        assertRefused(
                ErrorCode.CONFLICT,
                () -> platform.bans.add(TestCore.ADMIN, id, new NewBan(LISTED, null, "", Duration.ZERO)));
        assertThat(ban(Duration.ZERO).identity()).isEqualTo("ann@home");
        assertThat(afterSynchronization()).hasSize(1);
    }

    private Ban ban(Duration duration) {
        return platform.players.ban(TestCore.ADMIN, id, "1", "cheat", duration);
    }

    /** Writes the entry into the game's list. */
    private void list(Instant expires) {
        platform.banManager.list.put(LISTED, new GameBan(LISTED, "Ann", "cheat", expires));
    }

    private List<Ban> rows() {
        return platform.bans.list(TestCore.VIEWER, id, false, 10, 0);
    }

    /** Returns the rows after the game's list has been read again. */
    private List<Ban> afterSynchronization() {
        int read = platform.banManager.read.get();
        Awaitility.await().until(() -> {
            rows();
            return platform.banManager.read.get() > read + 1;
        });
        return rows();
    }
}
