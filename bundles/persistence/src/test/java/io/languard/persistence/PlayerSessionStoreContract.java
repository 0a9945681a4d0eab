package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.player.PlayerSessionPage;
import io.languard.service.player.PlayerSessionRecord;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class PlayerSessionStoreContract extends StoreContract {

    private static PlayerSessionRecord session(int server, String name, String guid, Instant joined, Instant left) {
        return new PlayerSessionRecord(
                0, server, "1", name, guid, "10.0.0.1", joined, left, "{\"k\":\"" + EMOJI + "\"}");
    }

    private List<PlayerSessionRecord> saved(PlayerSessionRecord... sessions) {
        return fixture().playerSessions().save(List.of(sessions));
    }

    private List<String> found(int server, String search) {
        PlayerSessionPage page = fixture().playerSessions().query(server, search, 10, 0);
        assertThat(page.total()).isEqualTo(page.sessions().size());
        return page.sessions().stream().map(PlayerSessionRecord::name).toList();
    }

    @Test
    void readsBackEveryField() {
        int server = stored("s").id();
        List<PlayerSessionRecord> sessions = saved(
                session(server, EMOJI, "g", NOW, null),
                new PlayerSessionRecord(0, server, "x", "n", null, null, NOW.minusSeconds(1), NOW, "{}"));

        assertThat(fixture().playerSessions().query(server, null, 10, 0)).isEqualTo(new PlayerSessionPage(2, sessions));
        assertThat(fixture().playerSessions().open(server)).containsExactly(sessions.get(0));
        assertThat(sessions.get(0).id()).isPositive().isLessThan(sessions.get(1).id());
    }

    @Test
    void updatesExistingRows() {
        int server = stored("s").id();
        PlayerSessionRecord before =
                saved(session(server, "a", null, NOW, null)).get(0);
        PlayerSessionRecord after =
                new PlayerSessionRecord(before.id(), server, "2", "B", "guid", null, NOW, NOW.plusSeconds(5), "{}");

        assertThat(saved(after, session(server, "c", null, NOW, null))).startsWith(after);

        assertThat(fixture().playerSessions().open(server))
                .extracting(PlayerSessionRecord::name)
                .containsExactly("c");
        assertThat(found(server, "GUID")).containsExactly("B");
        assertThat(found(server, "a")).isEmpty();
    }

    @Test
    void queriesSessionsLatestFirstInPages() {
        int server = stored("s").id();
        saved(session(server, "old", null, NOW, null), session(server, "new", null, NOW.plusSeconds(1), null));
        saved(session(server, "last", null, NOW.plusSeconds(1), null));
        saved(session(stored("t").id(), "other", null, NOW, null));

        assertThat(found(server, null)).containsExactly("last", "new", "old");
        PlayerSessionPage page = fixture().playerSessions().query(server, null, 1, 1);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.sessions()).extracting(PlayerSessionRecord::name).containsExactly("new");
        assertThat(fixture().playerSessions().query(server, null, 10, 3).sessions())
                .isEmpty();
    }

    @Test
    void searchIsLiteralAndIgnoresOnlyCase() {
        int server = stored("s").id();
        saved(
                session(server, "100%_Sure!", "ABC", NOW, null),
                session(server, "Çédille ЖУК", null, NOW.plusSeconds(1), null),
                session(server, "back\\slash", "x", NOW.plusSeconds(2), null));

        assertThat(found(server, "%_sURE!")).containsExactly("100%_Sure!");
        assertThat(found(server, "abc")).containsExactly("100%_Sure!");
        assertThat(found(server, "çÉD")).containsExactly("Çédille ЖУК");
        assertThat(found(server, "жук")).containsExactly("Çédille ЖУК");
        assertThat(found(server, "ced")).isEmpty();
        assertThat(found(server, "K\\S")).containsExactly("back\\slash");
        assertThat(found(server, "%")).containsExactly("100%_Sure!");
        assertThat(found(server, "1_0")).isEmpty();
    }

    @Test
    void ignoresSessionsOfDeletedServers() {
        int server = stored("s").id();

        List<PlayerSessionRecord> sessions =
                saved(session(987654, "a", null, NOW, null), session(server, "b", null, NOW, null));

        assertThat(sessions).extracting(PlayerSessionRecord::name).containsExactly("a", "b");
        assertThat(sessions.get(0).id()).isZero();
        assertThat(fixture().queryValue("SELECT COUNT(*) FROM visits")).isEqualTo("1");
    }

    @Test
    void purgesOldSessionsThatHaveEnded() {
        int server = stored("s").id();
        fixture()
                .playerSessions()
                .save(IntStream.range(0, 1_500)
                        .mapToObj(i -> session(server, "old", null, NOW.minusSeconds(9), NOW.minusMillis(1)))
                        .toList());
        saved(session(server, "kept", null, NOW.minusSeconds(9), NOW), session(server, "open", null, NOW, null));

        fixture().playerSessions().purge(NOW);

        assertThat(found(server, null)).containsExactlyInAnyOrder("kept", "open");
    }

    @Test
    void deletingAServerDeletesItsSessions() {
        int server = stored("s").id();
        saved(session(server, "a", null, NOW, null));

        fixture().servers().delete(server);

        assertThat(fixture().queryValue("SELECT COUNT(*) FROM visits")).isEqualTo("0");
    }
}
