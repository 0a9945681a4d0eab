package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import io.languard.service.user.UserChange;
import io.languard.spi.user.SessionRecord;
import io.languard.spi.user.UserRecord;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

abstract class UserStoreContract extends StoreContract {

    private static final UserChange DISABLED = new UserChange(null, null, true);

    @Test
    void readsBackEveryField() {
        UserRecord user = new UserRecord(
                0,
                EMOJI,
                "$2a$12$hash",
                Role.VIEWER,
                ServerAccess.GRANTED,
                true,
                false,
                List.of(),
                NOW,
                NOW.plusSeconds(1));

        UserRecord stored = fixture().users().insert(user);

        assertThat(stored).usingRecursiveComparison().ignoringFields("id").isEqualTo(user);
        assertThat(fixture().users().list()).containsExactly(stored);
        assertThat(fixture().users().find(EMOJI)).contains(stored);
        assertThat(fixture().users().find(stored.id())).contains(stored);
        assertThat(fixture().users().find(stored.id() + 1)).isEmpty();
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
    void replacesGrantsAndMergesThemByServer() {
        int one = stored("one").id();
        int two = stored("two").id();
        UserRecord user = storedUser(Role.VIEWER);
        fixture().users().replaceGrants(user.id(), List.of(new Grant(one, Set.of(Permission.SERVER_DELETE))));

        UserRecord changed = fixture()
                .users()
                .replaceGrants(
                        user.id(),
                        List.of(
                                new Grant(two, Set.of(Permission.SERVER_VIEW)),
                                Grant.everywhere(Set.of(Permission.MODS_MANAGE)),
                                new Grant(two, Set.of(Permission.SERVER_POWER, Permission.SERVER_VIEW))));

        assertThat(changed.grants())
                .containsExactly(
                        Grant.everywhere(Set.of(Permission.MODS_MANAGE)),
                        new Grant(two, Set.of(Permission.SERVER_VIEW, Permission.SERVER_POWER)));
        assertThat(fixture().users().find(user.username())).contains(changed);
        assertThat(fixture().users().find(user.id())).contains(changed);
        assertThat(fixture().users().list()).containsExactly(changed);
    }

    @Test
    void rejectsGrantsForServersAndUsersThatDoNotExist() {
        UserRecord user = storedUser(Role.VIEWER);
        List<Grant> grants = List.of(new Grant(1_000_000, Set.of(Permission.SERVER_VIEW)));

        assertNotFound(() -> fixture().users().replaceGrants(user.id(), grants));
        assertNotFound(() -> fixture().users().replaceGrants(user.id() + 1, List.of()));

        assertThat(fixture().users().list()).containsExactly(user);
    }

    @Test
    void grantsEndWithTheirServer() {
        int server = stored("one").id();
        UserRecord user = storedUser(Role.VIEWER);
        fixture().users().replaceGrants(user.id(), List.of(new Grant(server, Set.of(Permission.SERVER_VIEW))));

        fixture().servers().delete(server);

        assertThat(fixture().users().list()).containsExactly(user);
    }

    @Test
    void ignoresPermissionsThatAreNotKnown() {
        UserRecord user = storedUser(Role.VIEWER);
        fixture().execute("INSERT INTO user_grants (user_id, permission) VALUES (" + user.id() + ", 'later')");

        assertThat(fixture().users().list()).containsExactly(user);
    }

    @Test
    void disablingAUserDeletesTheirSessionsAndPreventsNewOnes() {
        UserRecord user = storedUser(Role.VIEWER);
        fixture().sessions().insert(new SessionRecord("a", user.id(), NOW), "hash");

        UserRecord disabled = fixture().users().update(user.id(), DISABLED).orElseThrow();

        assertThat(disabled.disabled()).isTrue();
        assertThat(fixture().users().list()).containsExactly(disabled);
        assertThat(fixture().sessions().list(NOW.minusSeconds(1))).isEmpty();
        assertThat(fixture().sessions().insert(new SessionRecord("b", user.id(), NOW), "hash"))
                .isFalse();
    }

    @Test
    void changesOnlyWhatIsGiven() {
        UserRecord user = storedUser(Role.VIEWER);

        UserRecord changed = fixture()
                .users()
                .update(user.id(), new UserChange(null, ServerAccess.GRANTED, null))
                .orElseThrow();

        assertThat(changed).isEqualTo(user.with(new UserChange(null, ServerAccess.GRANTED, null)));
        assertThat(fixture().users().find(user.username())).contains(changed);
        assertNotFound(() -> fixture().users().update(user.id() + 1, DISABLED));
    }

    @Test
    void keepsAnEnabledAdminWhateverHappensAtOneTime() throws Exception {
        UserRecord one = storedUser(Role.ADMIN);
        UserRecord two = storedUser(Role.ADMIN);

        List<Boolean> changed = runConcurrently(
                List.of(() -> fixture().users().update(one.id(), DISABLED).isPresent(), () -> fixture()
                        .users()
                        .update(two.id(), new UserChange(Role.VIEWER, null, null))
                        .isPresent()));

        assertThat(changed).containsExactlyInAnyOrder(true, false);
        UserRecord admin = fixture().users().list().stream()
                .filter(user -> user.role() == Role.ADMIN && !user.disabled())
                .findFirst()
                .orElseThrow();
        assertThat(fixture().users().delete(admin.id())).isFalse();
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

    private static void assertNotFound(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(LanguardException.class, e -> assertThat(e.code())
                .isEqualTo(ErrorCode.NOT_FOUND));
    }
}
