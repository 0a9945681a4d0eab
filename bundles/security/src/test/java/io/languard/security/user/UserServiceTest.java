package io.languard.security.user;

import static io.languard.security.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.ports.user.Actor;
import io.languard.ports.user.Role;
import io.languard.ports.user.User;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserServiceTest {

    private static final Actor ADMIN = new Actor("admin");

    private final Platform platform = new Platform();

    @BeforeEach
    void start() {
        platform.start.ready();
    }

    @Test
    void aNewUserCanLogIn() {
        User user = platform.users.create(ADMIN, "eve@example.org", "1234", Role.VIEWER);

        assertThat(platform.users.get(user.id())).isEqualTo(user);
        assertThat(platform.users.list()).extracting(User::username).containsExactly("admin", "eve@example.org");
        platform.authentication.login("eve@example.org", "1234", "127.0.0.1");
        assertThat(platform.events.audited("user_created")).last().satisfies(event -> {
            assertThat(event.actor()).isEqualTo("admin");
            assertThat(event.detail())
                    .isEqualTo(Map.of("user_id", user.id(), "username", "eve@example.org", "role", "viewer"));
        });
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
    void otherNamesAreRefused(String name) {
        assertError(ErrorCode.VALIDATION_ERROR, () -> platform.users.create(ADMIN, name, "secret", Role.VIEWER))
                .matches(error -> error.details().get(0).field().equals("username"))
                .matches(error -> error.details().get(0).reason().startsWith("must "));
    }

    @Test
    void namesHaveAtMost64Characters() {
        platform.users.create(ADMIN, "a".repeat(64), "secret", Role.VIEWER);
        assertError(
                ErrorCode.VALIDATION_ERROR, () -> platform.users.create(ADMIN, "a".repeat(65), "secret", Role.VIEWER));
    }

    @Test
    void everyBadFieldIsNamed() {
        assertError(ErrorCode.VALIDATION_ERROR, () -> platform.users.create(ADMIN, null, null, null))
                .satisfies(error -> assertThat(error.details())
                        .extracting(FieldProblem::field)
                        .containsExactly("username", "password", "role"));
    }

    @Test
    void passwordsHave4To128CharactersOfAnyKind() {
        assertThat(UserRules.isPassword("abc")).isFalse();
        assertThat(UserRules.isPassword("😀😀😀")).isFalse();
        assertThat(UserRules.isPassword("😀😀😀😀")).isTrue();
        assertThat(UserRules.isPassword("\t \n\u0001")).isTrue();
        assertThat(UserRules.isPassword("😀".repeat(128))).isTrue();
        assertThat(UserRules.isPassword("x".repeat(129))).isFalse();
        assertThat(UserRules.isPassword("abc\0def")).isFalse();
        assertThat(UserRules.isPassword("abc\ud800")).isFalse();
    }

    @Test
    void aTakenNameIsAConflict() {
        assertError(ErrorCode.CONFLICT, () -> platform.users.create(ADMIN, "admin", "secret", Role.VIEWER));
    }

    @Test
    void nobodyDeletesHimselfOrTheLastAdmin() {
        assertError(ErrorCode.CONFLICT, () -> platform.users.delete(ADMIN, 1));
        assertError(ErrorCode.CONFLICT, () -> platform.users.delete(Platform.SOMEBODY, 1));
        assertThat(platform.users.list()).hasSize(1);
        assertThat(platform.events.audited("user_deleted")).isEmpty();
    }

    @Test
    void aDeletedUserIsGone() {
        int id = platform.user("eve", Role.VIEWER).id();

        platform.users.delete(ADMIN, id);

        assertError(ErrorCode.NOT_FOUND, () -> platform.users.get(id)).withMessage("User with id " + id + " not found");
        assertError(ErrorCode.NOT_FOUND, () -> platform.users.delete(ADMIN, id));
        assertError(ErrorCode.NOT_FOUND, () -> platform.users.resetPassword(ADMIN, id, "secret"));
        assertThat(platform.events.audited("user_deleted")).hasSize(1);
    }

    @Test
    void aResetPasswordCounts() {
        int id = platform.user("eve", Role.VIEWER).id();

        assertError(ErrorCode.VALIDATION_ERROR, () -> platform.users.resetPassword(ADMIN, id, "abc"));
        platform.users.resetPassword(ADMIN, id, "another");

        assertError(ErrorCode.UNAUTHORIZED, () -> platform.token("eve"));
        platform.authentication.login("eve", "another", "127.0.0.1");
    }
}
