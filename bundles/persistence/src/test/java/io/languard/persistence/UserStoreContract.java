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

        StoredUser stored = bed().users().insert(user);

        assertThat(stored).usingRecursiveComparison().ignoringFields("id").isEqualTo(user);
        assertThat(bed().users().list()).containsExactly(stored);
        assertThat(bed().users().find(EMOJI)).contains(stored);
    }

    @Test
    void namesCompareByEveryCharacter() {
        StoredUser lower = bed().users().insert(user("anna", Role.ADMIN));
        StoredUser upper = bed().users().insert(user("Anna", Role.ADMIN));

        assertThat(bed().users().find("anna")).contains(lower);
        assertThat(bed().users().find("Anna")).contains(upper);
        assertThat(bed().users().find("ANNA")).isEmpty();
        assertThat(bed().users().find("änna")).isEmpty();
        assertThat(bed().users().find("anna ")).isEmpty();
        assertThat(bed().users().find("anna' OR '1'='1")).isEmpty();
        assertThatThrownBy(() -> bed().users().insert(user("anna", Role.VIEWER)))
                .isInstanceOfSatisfying(LanguardException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
                    assertThat(e).hasMessage("User 'anna' exists already");
                });
    }

    @Test
    void aChangeOfPasswordEndsTheUsersSessions() {
        StoredUser changed = storedUser(Role.ADMIN);
        StoredUser other = storedUser(Role.ADMIN);
        bed().sessions().insert(new StoredSession("a", changed.id(), NOW), "hash");
        bed().sessions().insert(new StoredSession("b", other.id(), NOW), "hash");

        bed().users().changePassword(changed.id(), "new");

        assertThat(bed().users().find(changed.username()).orElseThrow().passwordHash())
                .isEqualTo("new");
        assertThat(bed().sessions().list(NOW.minusSeconds(1)))
                .extracting(StoredSession::tokenId)
                .containsExactly("b");
    }

    @Test
    void aLoginIsNoted() {
        StoredUser user = storedUser(Role.VIEWER);

        bed().users().touch(user.id(), NOW);

        assertThat(bed().users().find(user.username()).orElseThrow().lastLogin())
                .isEqualTo(NOW);
    }

    @Test
    void aUserIsDeletedWithHisSessions() {
        StoredUser user = storedUser(Role.VIEWER);
        bed().sessions().insert(new StoredSession("a", user.id(), NOW), "hash");

        assertThat(bed().users().delete(user.id())).isTrue();

        assertThat(bed().users().list()).isEmpty();
        assertThat(bed().sessions().list(NOW.minusSeconds(1))).isEmpty();
        assertThatThrownBy(() -> bed().users().delete(user.id()))
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void theLastAdminStays() {
        StoredUser first = storedUser(Role.ADMIN);
        StoredUser second = storedUser(Role.ADMIN);
        storedUser(Role.VIEWER);

        assertThat(bed().users().delete(first.id())).isTrue();
        assertThat(bed().users().delete(second.id())).isFalse();
        assertThat(bed().users().find(second.username())).isPresent();
    }

    @Test
    void ofTheLastTwoAdminsDeletedAtOnceOneStays() throws Exception {
        for (int round = 0; round < 10; round++) {
            StoredUser first = storedUser(Role.ADMIN);
            StoredUser second = storedUser(Role.ADMIN);

            List<Boolean> results = together(List.of(
                    () -> bed().users().delete(first.id()), () -> bed().users().delete(second.id())));

            assertThat(results).containsExactlyInAnyOrder(true, false);
            assertThat(bed().users().list()).hasSize(1);
            bed().execute("DELETE FROM users");
        }
    }

    @Test
    void idsAreNotUsedAgainAfterADeletionAndARestart() {
        storedUser(Role.ADMIN);
        int highest = storedUser(Role.VIEWER).id();
        bed().users().delete(highest);

        bed().reopen();

        assertThat(storedUser(Role.VIEWER).id()).isGreaterThan(highest);
    }
}
