package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.player.PlayerSessionPage;
import io.languard.service.player.PlayerSessionRecord;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class PlayerSessionStoreContract extends StoreContract {

    private static PlayerSessionRecord playerSession(
            int server, String name, String guid, Instant joined, Instant left) {
        return new PlayerSessionRecord(
                0, server, "1", name, guid, "10.0.0.1", joined, left, "{\"k\":\"" + EMOJI + "\"}");
    }

    private List<PlayerSessionRecord> saved(PlayerSessionRecord... playerSessionRecords) {
        return fixture().playerSessions().save(List.of(playerSessionRecords));
    }

    private List<String> found(int server, String search) {
        PlayerSessionPage page = fixture().playerSessions().query(server, search, 10, 0);
        assertThat(page.total()).isEqualTo(page.sessions().size());
        return page.sessions().stream().map(PlayerSessionRecord::name).toList();
    }

    @Test
    void everyFieldIsReadBackAsItWas() {
        int server = stored("s").id();
        List<PlayerSessionRecord> playerSessionRecords = saved(
                playerSession(server, EMOJI, "g", NOW, null),
                new PlayerSessionRecord(0, server, "x", "n", null, null, NOW.minusSeconds(1), NOW, "{}"));

        assertThat(fixture().playerSessions().query(server, null, 10, 0))
                .isEqualTo(new PlayerSessionPage(2, playerSessionRecords));
        assertThat(fixture().playerSessions().open(server)).containsExactly(playerSessionRecords.get(0));
        assertThat(playerSessionRecords.get(0).id())
                .isPositive()
                .isLessThan(playerSessionRecords.get(1).id());
    }

    @Test
    void whatIsThereIsWrittenOver() {
        int server = stored("s").id();
        PlayerSessionRecord before =
                saved(playerSession(server, "a", null, NOW, null)).get(0);
        PlayerSessionRecord after =
                new PlayerSessionRecord(before.id(), server, "2", "B", "guid", null, NOW, NOW.plusSeconds(5), "{}");

        assertThat(saved(after, playerSession(server, "c", null, NOW, null))).startsWith(after);

        assertThat(fixture().playerSessions().open(server))
                .extracting(PlayerSessionRecord::name)
                .containsExactly("c");
        assertThat(found(server, "GUID")).containsExactly("B");
        assertThat(found(server, "a")).isEmpty();
    }

    @Test
    void visitsAreReadLatestFirstInPages() {
        int server = stored("s").id();
        saved(
                playerSession(server, "old", null, NOW, null),
                playerSession(server, "new", null, NOW.plusSeconds(1), null));
        saved(playerSession(server, "last", null, NOW.plusSeconds(1), null));
        saved(playerSession(stored("t").id(), "other", null, NOW, null));

        assertThat(found(server, null)).containsExactly("last", "new", "old");
        PlayerSessionPage page = fixture().playerSessions().query(server, null, 1, 1);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.sessions()).extracting(PlayerSessionRecord::name).containsExactly("new");
        assertThat(fixture().playerSessions().query(server, null, 10, 3).sessions())
                .isEmpty();
    }

    @Test
    void aSearchIsLiteralAndIgnoresCaseOnly() {
        int server = stored("s").id();
        saved(
                playerSession(server, "100%_Sure!", "ABC", NOW, null),
                playerSession(server, "Çédille ЖУК", null, NOW.plusSeconds(1), null),
                playerSession(server, "back\\slash", "x", NOW.plusSeconds(2), null));

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
    void visitsOfServersThatAreGoneAreLeftOut() {
        int server = stored("s").id();

        List<PlayerSessionRecord> playerSessionRecords =
                saved(playerSession(987654, "a", null, NOW, null), playerSession(server, "b", null, NOW, null));

        assertThat(playerSessionRecords).extracting(PlayerSessionRecord::name).containsExactly("a", "b");
        assertThat(playerSessionRecords.get(0).id()).isZero();
        assertThat(fixture().queryValue("SELECT COUNT(*) FROM visits")).isEqualTo("1");
    }

    @Test
    void oldVisitsThatHaveEndedAreRemoved() {
        int server = stored("s").id();
        fixture()
                .playerSessions()
                .save(IntStream.range(0, 1_500)
                        .mapToObj(i -> playerSession(server, "old", null, NOW.minusSeconds(9), NOW.minusMillis(1)))
                        .toList());
        saved(
                playerSession(server, "kept", null, NOW.minusSeconds(9), NOW),
                playerSession(server, "open", null, NOW, null));

        fixture().playerSessions().purge(NOW);

        assertThat(found(server, null)).containsExactlyInAnyOrder("kept", "open");
    }

    @Test
    void aDeletedServerTakesItsVisitsAlong() {
        int server = stored("s").id();
        saved(playerSession(server, "a", null, NOW, null));

        fixture().servers().delete(server);

        assertThat(fixture().queryValue("SELECT COUNT(*) FROM visits")).isEqualTo("0");
    }
}
