package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Role;
import io.languard.spi.user.SessionRecord;
import io.languard.spi.user.UserRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class UserStoreContract extends StoreContract {

    @Test
    void readsBackEveryField() {
        UserRecord user = new UserRecord(0, EMOJI, "$2a$12$hash", Role.VIEWER, NOW, NOW.plusSeconds(1));

        UserRecord stored = fixture().users().insert(user);

        assertThat(stored).usingRecursiveComparison().ignoringFields("id").isEqualTo(user);
        assertThat(fixture().users().list()).containsExactly(stored);
        assertThat(fixture().users().find(EMOJI)).contains(stored);
    }

    @Test
    void comparesNamesExactly() {
        UserRecord lower = fixture().users().insert(user("anna", Role.ADMIN));
        UserRecord upper = fixture().users().insert(user("Anna", Role.ADMIN));

        assertThat(fixture().users().find("anna")).contains(lower);
        assertThat(fixture().users().find("Anna")).contains(upper);
        assertThat(fixture().users().find("ANNA")).isEmpty();
        assertThat(fixture().users().find("änna")).isEmpty();
        assertThat(fixture().users().find("anna ")).isEmpty();
        assertThat(fixture().users().find("anna' OR '1'='1")).isEmpty();
        assertThatThrownBy(() -> fixture().users().insert(user("anna", Role.VIEWER)))
                .isInstanceOfSatisfying(LanguardException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
                    assertThat(e).hasMessage("User 'anna' already exists");
                });
    }

    @Test
    void changingThePasswordDeletesTheUsersSessions() {
        UserRecord changed = storedUser(Role.ADMIN);
        UserRecord other = storedUser(Role.ADMIN);
        fixture().sessions().insert(new SessionRecord("a", changed.id(), NOW), "hash");
        fixture().sessions().insert(new SessionRecord("b", other.id(), NOW), "hash");

        fixture().users().changePassword(changed.id(), "new");

        assertThat(fixture().users().find(changed.username()).orElseThrow().passwordHash())
                .isEqualTo("new");
        assertThat(fixture().sessions().list(NOW.minusSeconds(1)))
                .extracting(SessionRecord::tokenId)
                .containsExactly("b");
    }

    @Test
    void storesTheLastLogin() {
        UserRecord user = storedUser(Role.VIEWER);

        fixture().users().updateLastLogin(user.id(), NOW);

        assertThat(fixture().users().find(user.username()).orElseThrow().lastLogin())
                .isEqualTo(NOW);
    }

    @Test
    void deletesAUserWithTheirSessions() {
        UserRecord user = storedUser(Role.VIEWER);
        fixture().sessions().insert(new SessionRecord("a", user.id(), NOW), "hash");

        assertThat(fixture().users().delete(user.id())).isTrue();

        assertThat(fixture().users().list()).isEmpty();
        assertThat(fixture().sessions().list(NOW.minusSeconds(1))).isEmpty();
        assertThatThrownBy(() -> fixture().users().delete(user.id()))
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void keepsTheLastAdmin() {
        UserRecord first = storedUser(Role.ADMIN);
        UserRecord second = storedUser(Role.ADMIN);
        storedUser(Role.VIEWER);

        assertThat(fixture().users().delete(first.id())).isTrue();
        assertThat(fixture().users().delete(second.id())).isFalse();
        assertThat(fixture().users().find(second.username())).isPresent();
    }

    @Test
    void concurrentDeletionsKeepOneAdmin() throws Exception {
        for (int round = 0; round < 10; round++) {
            UserRecord first = storedUser(Role.ADMIN);
            UserRecord second = storedUser(Role.ADMIN);

            List<Boolean> results = runConcurrently(List.of(
                    () -> fixture().users().delete(first.id()),
                    () -> fixture().users().delete(second.id())));

            assertThat(results).containsExactlyInAnyOrder(true, false);
            assertThat(fixture().users().list()).hasSize(1);
            fixture().execute("DELETE FROM users");
        }
    }

    @Test
    void doesNotReuseIdsAfterARestart() {
        storedUser(Role.ADMIN);
        int highest = storedUser(Role.VIEWER).id();
        fixture().users().delete(highest);

        fixture().reopen();

        assertThat(storedUser(Role.VIEWER).id()).isGreaterThan(highest);
    }
}
