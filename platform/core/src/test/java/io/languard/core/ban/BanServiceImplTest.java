package io.languard.core.ban;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.ban.BanEffect;
import io.languard.api.ban.GameBan;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.ban.Ban;
import io.languard.service.ban.BanResult;
import io.languard.service.ban.NewBan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BanServiceImplTest {

    @TempDir
    Path data;

    TestCore platform;
    int id;

    @BeforeEach
    void start() {
        platform = new TestCore(data, new InMemoryStores());
        id = platform.create("one", null);
    }

    @AfterEach
    void stop() {
        platform.crash();
    }

    @Test
    void bansAreOnlyStoredIfTheGameHasNoBanList() {
        BanResult added = add(" anything at all ", Duration.ZERO);
        assertThat(added.effect()).isNull();
        assertThat(added.ban().identity()).isEqualTo("anything at all");
        assertThat(added.ban().bannedBy()).isEqualTo("admin");
        assertThat(added.ban().expiresAt()).isNull();
        assertThat(list(true)).containsExactly(added.ban());
        assertRefused(ErrorCode.VALIDATION_ERROR, () -> add(" ", Duration.ZERO));
        assertRefused(ErrorCode.VALIDATION_ERROR, () -> add("x".repeat(256), Duration.ZERO));
        platform.bans.remove(TestCore.ADMIN, id, added.ban().id());
        assertThat(list(false)).isEmpty();
        assertThat(platform.trail(id, "ban_added")).hasSize(1);
        assertThat(platform.trail(id, "ban_removed")).hasSize(1);
    }

    @Test
    void onlyAdminsSeeBannedAddresses() {
        platform.bans.add(TestCore.ADMIN, id, new NewBan("203.0.113.9", "One", "also at 2001:db8::9", Duration.ZERO));
        Ban seen = platform.bans.list(TestCore.VIEWER, id, true, 10, 0).get(0);
        assertThat(seen.identity()).isEqualTo("***");
        assertThat(seen.name()).isEqualTo("One");
        assertThat(seen.reason()).isEqualTo("also at ***");
        Ban complete = platform.bans.list(TestCore.ADMIN, id, true, 10, 0).get(0);
        assertThat(complete.identity()).isEqualTo("203.0.113.9");
        assertThat(complete.reason()).isEqualTo("also at 2001:db8::9");
        assertThat(seen.id()).isEqualTo(complete.id());
    }

    @Test
    void addsTheNormalizedIdentityToTheGamesList() {
        platform.registerBanManager();
        BanResult added = add("ID1", Duration.ofMinutes(10));
        assertThat(added.effect()).isEqualTo(BanEffect.NEXT_START);
        assertThat(platform.banManager.list).containsOnlyKeys("id1");
        assertThat(added.ban().expiresAt()).isEqualTo(added.ban().bannedAt().plus(Duration.ofMinutes(10)));
        assertThat(list(true)).containsExactly(added.ban());
        LanguardException refusal = assertRefused(ErrorCode.VALIDATION_ERROR, () -> add("nonsense", Duration.ZERO));
        assertThat(refusal.details()).containsExactly(new FieldProblem("guid", "must be a word that begins with id"));
        assertRefused(ErrorCode.CONFLICT, () -> add("id1", Duration.ZERO));

        assertRefused(ErrorCode.NOT_FOUND, () -> platform.bans.remove(TestCore.ADMIN, id, 99));
        platform.bans.remove(TestCore.ADMIN, id, added.ban().id());
        assertThat(platform.banManager.list).isEmpty();
        assertThat(list(false)).isEmpty();
    }

    @Test
    void theServersDirectoryExistsForABanBeforeTheFirstStart() {
        platform.registerBanManager();
        add("id1", Duration.ZERO);
        assertThat(platform.banManager.hadDirectory).isTrue();
    }

    @Test
    void aBanOnARunningServerTakesEffectImmediately() {
        platform.registerBanManager();
        platform.registerRemoteAdmin();
        int running = platform.createRunning("two", null);
        Awaitility.await().until(() -> platform.remote.opened == 1);
        Awaitility.await()
                .until(() -> platform.bans
                                .add(
                                        TestCore.ADMIN,
                                        running,
                                        new NewBan("id" + System.nanoTime(), null, "", Duration.ZERO))
                                .effect()
                        == BanEffect.NOW);
        assertThat(platform.remote.sent).contains("reload bans");
        platform.lifecycle.kill(TestCore.ADMIN, running);
    }

    @Test
    void followsManualChangesOfTheGamesList() {
        platform.registerBanManager();
        editGameList("id7", "cheating", null);
        Ban found = list(true).get(0);
        assertThat(found.identity()).isEqualTo("id7");
        assertThat(found.reason()).isEqualTo("cheating");
        assertThat(found.bannedBy()).isEqualTo("game");

        Instant expires = Instant.now().plusSeconds(9000);
        editGameList("id7", "worse", expires);
        Awaitility.await().until(() -> list(true).get(0).reason().equals("worse"));
        assertThat(list(true).get(0).id()).isEqualTo(found.id());
        assertThat(list(true).get(0).expiresAt()).isEqualTo(expires);

        platform.banManager.list.clear();
        Awaitility.await().until(() -> list(false).isEmpty());
    }

    @Test
    void skipsInvalidEntriesOfTheGamesList() {
        platform.registerBanManager();
        platform.banManager.list.put("id1", new GameBan("id1", "n".repeat(1_000), null, Instant.MAX));
        platform.banManager.list.put("nobody", new GameBan(null, null, "", null));
        platform.banManager.list.put("blank", new GameBan(" ", null, "", null));
        platform.banManager.list.put("long", new GameBan("x".repeat(256), null, "", null));
        assertThat(list(true)).singleElement().satisfies(ban -> {
            assertThat(ban.identity()).isEqualTo("id1");
            assertThat(ban.name()).hasSize(255);
            assertThat(ban.reason()).isEmpty();
            assertThat(ban.expiresAt()).isNull();
        });
    }

    @Test
    void retainsBansThatWereNeverInTheGamesList() {
        Ban row = add("anything", Duration.ZERO).ban();
        platform.registerBanManager();
        editGameList("id7", "", null);
        assertThat(list(true)).extracting(Ban::identity).containsExactlyInAnyOrder("id7", row.identity());
        platform.bans.remove(TestCore.ADMIN, id, row.id());
        assertThat(list(true)).extracting(Ban::identity).containsExactly("id7");
    }

    @Test
    void anExpiredBanRemainsAsHistoryAndCanBeReplaced() {
        platform.registerBanManager();
        Ban old = add("id1", Duration.ofMillis(1)).ban();
        Awaitility.await().until(() -> list(true).isEmpty());
        platform.banManager.list.clear(); // as games do with expired bans
        assertThat(list(false)).extracting(Ban::id).containsExactly(old.id());
        Ban again = add("id1", Duration.ZERO).ban();
        assertThat(again.id()).isEqualTo(old.id());
        assertThat(list(true)).containsExactly(again);
    }

    @Test
    void rollsBackABanThatTheGameRejects() {
        platform.registerBanManager();
        platform.banManager.broken = true;
        assertRefused(ErrorCode.CONFIG_WRITE_ERROR, () -> add("id1", Duration.ZERO));
        assertThat(list(false)).isEmpty();
        assertThat(platform.trail(id, "ban_added")).isEmpty();
    }

    @Test
    void bansAreReadOnlyWhileTheAdapterIsUnavailable() {
        platform.registerBanManager();
        Ban ban = add("id1", Duration.ZERO).ban();
        platform.unregisterAdapter();
        assertThat(list(true)).containsExactly(ban);
        assertRefused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> add("id2", Duration.ZERO));
        assertRefused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> platform.bans.remove(TestCore.ADMIN, id, ban.id()));
    }

    @Test
    void doesNotRewriteAnUnchangedList() {
        platform.registerBanManager();
        for (int i = 0; i < 25_000; i++) {
            editGameList("id" + i, "reason " + i, null);
        }
        assertThat(list(true)).hasSize(100);
        assertThat(platform.memory.bans.written).isEqualTo(25_000);
        int listed = platform.memory.bans.listed;
        int read = platform.banManager.read.get();
        Awaitility.await().until(() -> {
            list(true);
            return platform.banManager.read.get() > read + 3;
        });
        assertThat(platform.memory.bans.listed).isEqualTo(listed);
        editGameList("id25000", "one more", null);
        Awaitility.await()
                .until(() ->
                        platform.bans.list(TestCore.VIEWER, id, true, 30_000, 0).size() == 25_001);
        assertThat(platform.memory.bans.written).isEqualTo(25_001);
    }

    @Test
    void serializesChangesToTheListOfOneServer() throws Exception {
        platform.registerBanManager();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<BanResult>> added = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String identity = "id" + i;
            added.add(threads.submit(() -> add(identity, Duration.ZERO)));
        }
        for (Future<BanResult> ban : added) {
            ban.get();
        }
        threads.shutdown();
        assertThat(platform.banManager.maxConcurrent).hasValue(1);
        assertThat(platform.banManager.list).hasSize(40);
        assertThat(list(true)).hasSize(40);
    }

    private BanResult add(String identity, Duration duration) {
        return platform.bans.add(TestCore.ADMIN, id, new NewBan(identity, null, "", duration));
    }

    private List<Ban> list(boolean activeOnly) {
        return platform.bans.list(TestCore.VIEWER, id, activeOnly, 100, 0);
    }

    private void editGameList(String identity, String reason, Instant expires) {
        platform.banManager.list.put(identity, new GameBan(identity, null, reason, expires));
    }
}
