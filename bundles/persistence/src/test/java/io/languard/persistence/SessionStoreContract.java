package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.user.Role;
import io.languard.spi.user.SessionRecord;
import io.languard.spi.user.UserRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

abstract class SessionStoreContract extends StoreContract {

    @Test
    void listsSessionsUntilTheyExpire() {
        int user = storedUser(Role.ADMIN).id();
        SessionRecord early = new SessionRecord("early", user, NOW);
        SessionRecord late = new SessionRecord("late", user, NOW.plusMillis(1));
        fixture().sessions().insert(early, "hash");
        fixture().sessions().insert(late, "hash");

        assertThat(fixture().sessions().list(NOW.minusMillis(1))).containsExactlyInAnyOrder(early, late);
        assertThat(fixture().sessions().list(NOW)).containsExactly(late);

        fixture().sessions().purge(NOW);

        assertThat(fixture().queryValue("SELECT COUNT(*) FROM sessions")).isEqualTo("1");
    }

    @Test
    void deletesASessionByItsTokenId() {
        int user = storedUser(Role.ADMIN).id();
        fixture().sessions().insert(new SessionRecord("token", user, NOW), "hash");

        fixture().sessions().delete("Token");
        fixture().sessions().delete("other");
        assertThat(fixture().sessions().list(NOW.minusMillis(1))).hasSize(1);

        fixture().sessions().delete("token");
        assertThat(fixture().sessions().list(NOW.minusMillis(1))).isEmpty();
    }

    @Test
    void insertsASessionOnlyIfThePasswordHashMatches() {
        int user = storedUser(Role.ADMIN).id();

        assertThat(fixture().sessions().insert(new SessionRecord("a", user, NOW), "Hash"))
                .isFalse();
        assertThat(fixture().sessions().insert(new SessionRecord("b", 987654, NOW), "hash"))
                .isFalse();
        assertThat(fixture().sessions().insert(new SessionRecord("c", user, NOW), "hash"))
                .isTrue();
        assertThat(fixture().sessions().list(NOW.minusMillis(1)))
                .extracting(SessionRecord::tokenId)
                .containsExactly("c");
    }

    @Test
    void loginsDuringAPasswordChangeLeaveNoSession() throws Exception {
        for (int round = 0; round < 10; round++) {
            UserRecord user = storedUser(Role.ADMIN);
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String token = round + "-" + i;
                tasks.add(() -> fixture().sessions().insert(new SessionRecord(token, user.id(), NOW), "hash"));
            }
            tasks.add(4, () -> {
                fixture().users().changePassword(user.id(), "new");
                return true;
            });

            runConcurrently(tasks);

            assertThat(fixture().sessions().list(NOW.minusMillis(1))).isEmpty();
        }
    }
}
