package io.languard.security.user;

import static io.languard.security.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.ports.user.Actor;
import io.languard.ports.user.Role;
import io.languard.ports.user.Session;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The clock stands still in every one of these: what ends a token counts within the same moment. */
class RevocationTest {

    private final Platform platform = new Platform();

    private Session verify(String token) {
        return platform.authentication.verify(token);
    }

    private void assertDead(String token) {
        assertError(ErrorCode.UNAUTHORIZED, () -> verify(token)).withMessage("Missing or invalid token");
    }

    @Test
    void logoutEndsThisTokenOnly() {
        String one = platform.token("admin");
        String other = platform.token("admin");
        Session session = verify(one);

        platform.authentication.logout(session);
        platform.authentication.logout(session);

        assertDead(one);
        assertThat(verify(other).username()).isEqualTo("admin");
        assertThat(platform.events.endedTokens()).containsExactly(session.tokenId());
        assertThat(platform.events.audited("logout")).hasSize(1);
    }

    @Test
    void aChangeOfPasswordEndsEveryTokenOfTheUser() {
        platform.start.ready();
        platform.user("eve", Role.VIEWER);
        String one = platform.token("admin");
        String other = platform.token("admin");
        String eve = platform.token("eve");

        platform.authentication.changePassword(verify(one), "secret", "new secret");

        assertDead(one);
        assertDead(other);
        assertThat(verify(eve).role()).isEqualTo(Role.VIEWER);
        assertThat(platform.events.endedTokens()).hasSize(2);
        assertThat(platform.events.audited("password_changed")).hasSize(1);
        assertError(ErrorCode.UNAUTHORIZED, platform::login);
        platform.authentication.login("admin", "new secret", "127.0.0.1");
    }

    @Test
    void aWrongCurrentPasswordChangesNothing() {
        String token = platform.token("admin");
        assertError(
                ErrorCode.INVALID_CREDENTIALS,
                () -> platform.authentication.changePassword(verify(token), "wrong", "new secret"));
        assertError(
                ErrorCode.VALIDATION_ERROR,
                () -> platform.authentication.changePassword(verify(token), "secret", "new"));

        assertThat(verify(token).username()).isEqualTo("admin");
        platform.login();
    }

    @Test
    void aDeletedUsersTokensAreDead() {
        platform.start.ready();
        int id = platform.user("eve", Role.ADMIN).id();
        String token = platform.token("eve");
        Session session = verify(token);

        platform.users.delete(new Actor("admin"), id);

        assertDead(token);
        assertThat(platform.events.endedTokens()).containsExactly(session.tokenId());
        assertError(ErrorCode.UNAUTHORIZED, () -> platform.token("eve"));
        assertError(
                ErrorCode.UNAUTHORIZED, () -> platform.authentication.changePassword(session, "secret", "new secret"));
    }

    @Test
    void aResetPasswordEndsEveryTokenOfTheUser() {
        String token = platform.token("admin");

        platform.users.resetPassword(Platform.SOMEBODY, 1, "another");

        assertDead(token);
        assertThat(platform.events.audited("password_reset")).singleElement().matches(event -> event.actor()
                .equals("somebody"));
    }

    @Test
    void revocationOutlivesARestart() {
        String dead = platform.token("admin");
        String live = platform.token("admin");
        platform.authentication.logout(verify(dead));

        Platform next = platform.restarted();

        assertThat(next.authentication.verify(live).username()).isEqualTo("admin");
        assertError(ErrorCode.UNAUTHORIZED, () -> next.authentication.verify(dead));
    }

    @Test
    void aLoginThatOverlapsWithAChangeOfPasswordLeavesNoSession() {
        Session session = verify(platform.token("admin"));
        // The change begins while the login's session is already stored but not yet known in memory.
        CompletableFuture<?>[] change = new CompletableFuture<?>[1];
        platform.stores.afterSessionInsert = () -> {
            platform.stores.afterSessionInsert = () -> {};
            change[0] = CompletableFuture.runAsync(
                    () -> platform.authentication.changePassword(session, "secret", "new secret"));
        };

        String overlapping = platform.token("admin");
        change[0].join();

        assertDead(overlapping);
        assertThat(platform.stores.sessions()).isEmpty();
    }

    @Test
    void ofTwoChangesAtTheSameTimeOneCounts() {
        Session session = verify(platform.token("admin"));
        CompletableFuture<Boolean> one = change(session, "first one");
        CompletableFuture<Boolean> other = change(session, "second one");

        assertThat(one.join() ^ other.join()).isTrue();
    }

    private CompletableFuture<Boolean> change(Session session, String next) {
        return CompletableFuture.supplyAsync(() -> {
                    platform.authentication.changePassword(session, "secret", next);
                    return true;
                })
                .exceptionally(refused -> false);
    }

    @Test
    void withoutTheDatabaseNothingEndsByHalf() {
        String token = platform.token("admin");
        Session session = verify(token);
        platform.stores.available(false);

        assertError(ErrorCode.DATABASE_UNAVAILABLE, () -> platform.authentication.logout(session));

        assertThat(verify(token)).isEqualTo(session);
        platform.stores.available(true);
        platform.authentication.logout(session);
        assertDead(token);
    }
}
