package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.service.ban.Ban;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class BanStoreContract extends StoreContract {

    private static Ban ban(int server, String guid, Instant at, Instant expires) {
        return new Ban(0, server, guid, "Name " + EMOJI, "r", "admin", at, expires, true, "listed as " + EMOJI);
    }

    private List<Ban> saved(Ban... bans) {
        return fixture().bans().save(List.of(bans));
    }

    @Test
    void readsBackEveryField() {
        int server = stored("s").id();
        List<Ban> bans = saved(
                ban(server, EMOJI, NOW, NOW.plusSeconds(9)),
                new Ban(0, server, "g", null, "", "", NOW, null, false, null));

        assertThat(fixture().bans().list(server)).isEqualTo(bans);
        assertThat(bans.get(0).id()).isLessThan(bans.get(1).id());
        assertThat(bans.get(1))
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(new Ban(0, server, "g", null, "", "", NOW, null, false, null));
    }

    @Test
    void findsABanOnlyOnItsServer() {
        int server = stored("s").id();
        Ban ban = saved(ban(server, "g", NOW, null)).get(0);

        assertThat(fixture().bans().find(server, ban.id())).contains(ban);
        assertThat(fixture().bans().find(stored("t").id(), ban.id())).isEmpty();
        assertThat(fixture().bans().find(server, ban.id() + 1)).isEmpty();
    }

    @Test
    void queriesBansLatestFirstInPages() {
        int server = stored("s").id();
        saved(
                ban(server, "old", NOW, null),
                ban(server, "new", NOW.plusSeconds(2), NOW.plusSeconds(10)),
                ban(server, "mid", NOW.plusSeconds(1), NOW.plusSeconds(5)),
                ban(server, "mid2", NOW.plusSeconds(1), null));

        assertThat(fixture().bans().query(server, null, 10, 0))
                .extracting(Ban::identity)
                .containsExactly("new", "mid2", "mid", "old");
        assertThat(fixture().bans().query(server, null, 2, 1))
                .extracting(Ban::identity)
                .containsExactly("mid2", "mid");
        assertThat(fixture().bans().count(server, null))
                .isEqualTo(fixture().bans().query(server, null, 10, 0).size());
        assertThat(fixture().bans().count(server, NOW.plusSeconds(5)))
                .isEqualTo(fixture()
                        .bans()
                        .query(server, NOW.plusSeconds(5), 10, 0)
                        .size());
        assertThat(fixture().bans().query(server, NOW.plusSeconds(5), 10, 0))
                .extracting(Ban::identity)
                .containsExactly("new", "mid2", "old");
    }

    @Test
    void updatesExistingRows() {
        int server = stored("s").id();
        Ban ban = saved(ban(server, "g", NOW, null)).get(0);
        Ban changed =
                new Ban(ban.id(), server, "g", "n", "other", "x", NOW.plusSeconds(1), NOW.plusSeconds(2), false, "h");

        List<Ban> written = saved(changed, ban(server, "h", NOW, null));

        assertThat(written.get(0)).isEqualTo(changed);
        assertThat(fixture().bans().list(server)).isEqualTo(written);
    }

    @Test
    void rejectsDuplicateGuidsAndSavesAtomically() {
        int server = stored("s").id();
        saved(ban(server, "g", NOW, null), ban(stored("t").id(), "g", NOW, null));

        assertThatThrownBy(() -> saved(ban(server, "h", NOW, null), ban(server, "g", NOW, null)))
                .satisfies(code(ErrorCode.CONFLICT));
        assertThatThrownBy(() -> saved(ban(server, "h", NOW, null), ban(987654, "g", NOW, null)))
                .satisfies(code(ErrorCode.NOT_FOUND));
        assertThat(fixture().bans().list(server)).extracting(Ban::identity).containsExactly("g");
    }

    @Test
    void deletesBansByIdAndWithTheirServer() {
        int server = stored("s").id();
        List<Ban> bans = saved(ban(server, "g", NOW, null), ban(server, "h", NOW, null));

        fixture().bans().delete(List.of());
        fixture().bans().delete(List.of(bans.get(0).id(), 987654));
        assertThat(fixture().bans().list(server)).containsExactly(bans.get(1));

        fixture().servers().delete(server);
        assertThat(fixture().queryValue("SELECT COUNT(*) FROM bans")).isEqualTo("0");
    }
}
