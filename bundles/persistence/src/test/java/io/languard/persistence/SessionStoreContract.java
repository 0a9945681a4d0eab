package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.ports.user.Role;
import io.languard.ports.user.StoredSession;
import io.languard.ports.user.StoredUser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

abstract class SessionStoreContract extends StoreContract {

    @Test
    void sessionsLastUntilTheyExpire() {
        int user = storedUser(Role.ADMIN).id();
        StoredSession early = new StoredSession("early", user, NOW);
        StoredSession late = new StoredSession("late", user, NOW.plusMillis(1));
        bed().sessions().insert(early, "hash");
        bed().sessions().insert(late, "hash");

        assertThat(bed().sessions().list(NOW.minusMillis(1))).containsExactlyInAnyOrder(early, late);
        assertThat(bed().sessions().list(NOW)).containsExactly(late);

        bed().sessions().purge(NOW);

        assertThat(bed().ask("SELECT COUNT(*) FROM sessions")).isEqualTo("1");
    }

    @Test
    void aSessionIsRemovedByItsTokenId() {
        int user = storedUser(Role.ADMIN).id();
        bed().sessions().insert(new StoredSession("token", user, NOW), "hash");

        bed().sessions().delete("Token");
        bed().sessions().delete("other");
        assertThat(bed().sessions().list(NOW.minusMillis(1))).hasSize(1);

        bed().sessions().delete("token");
        assertThat(bed().sessions().list(NOW.minusMillis(1))).isEmpty();
    }

    @Test
    void aSessionNeedsItsUserWithThatVeryHash() {
        int user = storedUser(Role.ADMIN).id();

        assertThat(bed().sessions().insert(new StoredSession("a", user, NOW), "Hash"))
                .isFalse();
        assertThat(bed().sessions().insert(new StoredSession("b", 987654, NOW), "hash"))
                .isFalse();
        assertThat(bed().sessions().insert(new StoredSession("c", user, NOW), "hash"))
                .isTrue();
        assertThat(bed().sessions().list(NOW.minusMillis(1)))
                .extracting(StoredSession::tokenId)
                .containsExactly("c");
    }

    @Test
    void loginsThatOverlapWithAChangeOfPasswordLeaveNothingBehind() throws Exception {
        for (int round = 0; round < 10; round++) {
            StoredUser user = storedUser(Role.ADMIN);
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String token = round + "-" + i;
                tasks.add(() -> bed().sessions().insert(new StoredSession(token, user.id(), NOW), "hash"));
            }
            tasks.add(4, () -> {
                bed().users().changePassword(user.id(), "new");
                return true;
            });

            together(tasks);

            assertThat(bed().sessions().list(NOW.minusMillis(1))).isEmpty();
        }
    }
}
