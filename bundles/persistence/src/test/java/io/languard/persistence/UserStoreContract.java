package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.ports.user.Role;
import io.languard.ports.user.StoredSession;
import io.languard.ports.user.StoredUser;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class UserStoreContract extends StoreContract {

    @Test
    void aUserIsReadBackAsHeWas() {
        StoredUser user = new StoredUser(0, EMOJI, "$2a$12$hash", Role.VIEWER, NOW, NOW.plusSeconds(1));

        StoredUser stored = fixture().users().insert(user);

        assertThat(stored).usingRecursiveComparison().ignoringFields("id").isEqualTo(user);
        assertThat(fixture().users().list()).containsExactly(stored);
        assertThat(fixture().users().find(EMOJI)).contains(stored);
    }

    @Test
    void namesCompareByEveryCharacter() {
        StoredUser lower = fixture().users().insert(user("anna", Role.ADMIN));
        StoredUser upper = fixture().users().insert(user("Anna", Role.ADMIN));

        assertThat(fixture().users().find("anna")).contains(lower);
        assertThat(fixture().users().find("Anna")).contains(upper);
        assertThat(fixture().users().find("ANNA")).isEmpty();
        assertThat(fixture().users().find("änna")).isEmpty();
        assertThat(fixture().users().find("anna ")).isEmpty();
        assertThat(fixture().users().find("anna' OR '1'='1")).isEmpty();
        assertThatThrownBy(() -> fixture().users().insert(user("anna", Role.VIEWER)))
                .isInstanceOfSatisfying(LanguardException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
                    assertThat(e).hasMessage("User 'anna' exists already");
                });
    }

    @Test
    void aChangeOfPasswordEndsTheUsersSessions() {
        StoredUser changed = storedUser(Role.ADMIN);
        StoredUser other = storedUser(Role.ADMIN);
        fixture().sessions().insert(new StoredSession("a", changed.id(), NOW), "hash");
        fixture().sessions().insert(new StoredSession("b", other.id(), NOW), "hash");

        fixture().users().changePassword(changed.id(), "new");

        assertThat(fixture().users().find(changed.username()).orElseThrow().passwordHash())
                .isEqualTo("new");
        assertThat(fixture().sessions().list(NOW.minusSeconds(1)))
                .extracting(StoredSession::tokenId)
                .containsExactly("b");
    }

    @Test
    void aLoginIsNoted() {
        StoredUser user = storedUser(Role.VIEWER);

        fixture().users().touch(user.id(), NOW);

        assertThat(fixture().users().find(user.username()).orElseThrow().lastLogin())
                .isEqualTo(NOW);
    }

    @Test
    void aUserIsDeletedWithHisSessions() {
        StoredUser user = storedUser(Role.VIEWER);
        fixture().sessions().insert(new StoredSession("a", user.id(), NOW), "hash");

        assertThat(fixture().users().delete(user.id())).isTrue();

        assertThat(fixture().users().list()).isEmpty();
        assertThat(fixture().sessions().list(NOW.minusSeconds(1))).isEmpty();
        assertThatThrownBy(() -> fixture().users().delete(user.id()))
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void theLastAdminStays() {
        StoredUser first = storedUser(Role.ADMIN);
        StoredUser second = storedUser(Role.ADMIN);
        storedUser(Role.VIEWER);

        assertThat(fixture().users().delete(first.id())).isTrue();
        assertThat(fixture().users().delete(second.id())).isFalse();
        assertThat(fixture().users().find(second.username())).isPresent();
    }

    @Test
    void ofTheLastTwoAdminsDeletedAtOnceOneStays() throws Exception {
        for (int round = 0; round < 10; round++) {
            StoredUser first = storedUser(Role.ADMIN);
            StoredUser second = storedUser(Role.ADMIN);

            List<Boolean> results = runConcurrently(List.of(
                    () -> fixture().users().delete(first.id()),
                    () -> fixture().users().delete(second.id())));

            assertThat(results).containsExactlyInAnyOrder(true, false);
            assertThat(fixture().users().list()).hasSize(1);
            fixture().execute("DELETE FROM users");
        }
    }

    @Test
    void idsAreNotUsedAgainAfterADeletionAndARestart() {
        storedUser(Role.ADMIN);
        int highest = storedUser(Role.VIEWER).id();
        fixture().users().delete(highest);

        fixture().reopen();

        assertThat(storedUser(Role.VIEWER).id()).isGreaterThan(highest);
    }
}
