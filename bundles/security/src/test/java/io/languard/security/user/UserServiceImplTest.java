package io.languard.security.user;

import static io.languard.security.ErrorAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.service.user.Actor;
import io.languard.service.user.Credentials;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import io.languard.service.user.User;
import io.languard.service.user.UserChange;
import io.languard.service.user.UserSession;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserServiceImplTest {

    private static final Actor ADMIN = Actor.user("admin", Role.ADMIN);

    private final SecurityFixture securityFixture = new SecurityFixture();

    @BeforeEach
    void start() {
        securityFixture.userInitializer.ensureReady();
    }

    @Test
    void aNewUserCanLogIn() {
        User user = securityFixture.users.create(ADMIN, "eve@example.org", "1234", Role.VIEWER, ServerAccess.ALL);

        assertThat(securityFixture
                        .users
                        .get(SecurityFixture.sessionOf(user.id()))
                        .username())
                .isEqualTo(user.username());
        assertThat(securityFixture.users.list(SecurityFixture.ACTOR))
                .extracting(User::username)
                .containsExactly("admin", "eve@example.org");
        securityFixture.authentication.login(Credentials.of("eve@example.org", "1234"), "127.0.0.1");
        assertThat(securityFixture.events.audited("user_created")).last().satisfies(event -> {
            assertThat(event.actor()).isEqualTo("admin");
            assertThat(event.event().detail())
                    .isEqualTo(Map.of("user_id", user.id(), "username", "eve@example.org", "role", "viewer"));
        });
    }

    @Test
    void theUserOfASessionIsReadAlone() {
        User eve = securityFixture.user("eve", Role.VIEWER);
        securityFixture.authentication.login(Credentials.of("eve", "secret"), "127.0.0.1");
        int lists = securityFixture.stores.lists;

        assertThat(securityFixture
                        .users
                        .get(SecurityFixture.sessionOf(eve.id()))
                        .lastLogin())
                .isEqualTo(securityFixture.clock.instant());
        securityFixture.users.update(ADMIN, eve.id(), new UserChange(Role.ADMIN, null, null));

        assertThat(securityFixture.stores.lists).isEqualTo(lists);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "ümlaut",
                "a/b",
                "a\nb",
                "supervisor",
                "game",
                "lobby",
                "shell",
                "stranger",
                "Supervisor"
            })
    void rejectsOtherNames(String name) {
        assertError(
                        ErrorCode.VALIDATION_ERROR,
                        () -> securityFixture.users.create(ADMIN, name, "secret", Role.VIEWER, ServerAccess.ALL))
                .matches(error -> error.details().get(0).field().equals("username"))
                .matches(error -> error.details().get(0).reason().startsWith("must "));
    }

    @Test
    void namesHaveAtMost64Characters() {
        securityFixture.users.create(ADMIN, "a".repeat(64), "secret", Role.VIEWER, ServerAccess.ALL);
        assertError(
                ErrorCode.VALIDATION_ERROR,
                () -> securityFixture.users.create(ADMIN, "a".repeat(65), "secret", Role.VIEWER, ServerAccess.ALL));
    }

    @Test
    void reportsEveryInvalidField() {
        assertError(
                        ErrorCode.VALIDATION_ERROR,
                        () -> securityFixture.users.create(ADMIN, null, null, null, ServerAccess.ALL))
                .satisfies(error -> assertThat(error.details())
                        .extracting(FieldProblem::field)
                        .containsExactly("username", "password", "role"));
    }

    @Test
    void acceptsPasswordsOf4To128Characters() {
        assertThat(UserRules.isValidPassword("abc")).isFalse();
        assertThat(UserRules.isValidPassword("😀😀😀")).isFalse();
        assertThat(UserRules.isValidPassword("😀😀😀😀")).isTrue();
        assertThat(UserRules.isValidPassword("\t \n\u0001")).isTrue();
        assertThat(UserRules.isValidPassword("😀".repeat(128))).isTrue();
        assertThat(UserRules.isValidPassword("x".repeat(129))).isFalse();
        assertThat(UserRules.isValidPassword("abc\0def")).isFalse();
        assertThat(UserRules.isValidPassword("abc\ud800")).isFalse();
    }

    @Test
    void aTakenNameIsAConflict() {
        assertError(
                ErrorCode.CONFLICT,
                () -> securityFixture.users.create(ADMIN, "admin", "secret", Role.VIEWER, ServerAccess.ALL));
    }

    @Test
    void usersCannotDeleteThemselvesOrTheLastAdmin() {
        assertError(ErrorCode.CONFLICT, () -> securityFixture.users.delete(ADMIN, 1));
        assertError(ErrorCode.CONFLICT, () -> securityFixture.users.delete(SecurityFixture.ACTOR, 1));
        assertThat(securityFixture.users.list(SecurityFixture.ACTOR)).hasSize(1);
        assertThat(securityFixture.events.audited("user_deleted")).isEmpty();
    }

    @Test
    void aDeletedUserIsGone() {
        int id = securityFixture.user("eve", Role.VIEWER).id();

        securityFixture.users.delete(ADMIN, id);

        assertError(ErrorCode.NOT_FOUND, () -> securityFixture.users.get(SecurityFixture.sessionOf(id)))
                .withMessage("User with id " + id + " not found");
        assertError(ErrorCode.NOT_FOUND, () -> securityFixture.users.delete(ADMIN, id));
        assertError(ErrorCode.NOT_FOUND, () -> securityFixture.users.resetPassword(ADMIN, id, "secret"));
        assertThat(securityFixture.events.audited("user_deleted")).hasSize(1);
    }

    @Test
    void viewersMayNotManageUsersNorChangeTheirPassword() {
        Actor viewer = Actor.user("eve", Role.VIEWER);
        int id = securityFixture.user("eve", Role.VIEWER).id();
        UserSession session = securityFixture.authentication.verify(securityFixture.token("eve"));

        assertError(ErrorCode.FORBIDDEN, () -> securityFixture.users.list(viewer));
        assertError(
                ErrorCode.FORBIDDEN,
                () -> securityFixture.users.create(viewer, "bob", "secret", Role.ADMIN, ServerAccess.ALL));
        assertError(ErrorCode.FORBIDDEN, () -> securityFixture.users.delete(viewer, id));
        assertError(ErrorCode.FORBIDDEN, () -> securityFixture.users.resetPassword(viewer, id, "another"));
        assertError(
                ErrorCode.FORBIDDEN, () -> securityFixture.authentication.changePassword(session, "secret", "another"));
        assertThat(securityFixture.users.get(session).username()).isEqualTo("eve");
    }

    @Test
    void aResetPasswordTakesEffect() {
        int id = securityFixture.user("eve", Role.VIEWER).id();

        assertError(ErrorCode.VALIDATION_ERROR, () -> securityFixture.users.resetPassword(ADMIN, id, "abc"));
        securityFixture.users.resetPassword(ADMIN, id, "another");

        assertError(ErrorCode.UNAUTHORIZED, () -> securityFixture.token("eve"));
        securityFixture.authentication.login(Credentials.of("eve", "another"), "127.0.0.1");
    }
}
