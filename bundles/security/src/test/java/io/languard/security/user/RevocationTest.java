package io.languard.security.user;

import static io.languard.security.ErrorAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.service.user.Actor;
import io.languard.service.user.Credentials;
import io.languard.service.user.Role;
import io.languard.service.user.UserSession;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The clock stands still in all these tests, so revocation must take effect within the same instant. */
class RevocationTest {

    private final SecurityFixture securityFixture = new SecurityFixture();

    private UserSession verify(String token) {
        return securityFixture.authentication.verify(token);
    }

    private void assertRevoked(String token) {
        assertError(ErrorCode.UNAUTHORIZED, () -> verify(token)).withMessage("Missing or invalid token");
    }

    @Test
    void logoutRevokesOnlyThisToken() {
        String one = securityFixture.token("admin");
        String other = securityFixture.token("admin");
        UserSession userSession = verify(one);

        securityFixture.authentication.logout(userSession);
        securityFixture.authentication.logout(userSession);

        assertRevoked(one);
        assertThat(verify(other).username()).isEqualTo("admin");
        assertThat(securityFixture.events.endedTokens()).containsExactly(userSession.tokenId());
        assertThat(securityFixture.events.audited("logout")).hasSize(1);
    }

    @Test
    void changingThePasswordRevokesAllTokensOfTheUser() {
        securityFixture.userInitializer.ensureReady();
        securityFixture.user("eve", Role.VIEWER);
        String one = securityFixture.token("admin");
        String other = securityFixture.token("admin");
        String eve = securityFixture.token("eve");

        securityFixture.authentication.changePassword(verify(one), "secret", "new secret");

        assertRevoked(one);
        assertRevoked(other);
        assertThat(verify(eve).actor()).isEqualTo(Actor.user("eve", Role.VIEWER));
        assertThat(securityFixture.events.endedTokens()).hasSize(2);
        assertThat(securityFixture.events.audited("password_changed")).hasSize(1);
        assertError(ErrorCode.UNAUTHORIZED, securityFixture::login);
        securityFixture.authentication.login(Credentials.of("admin", "new secret"), "127.0.0.1");
    }

    @Test
    void aWrongCurrentPasswordChangesNothing() {
        String token = securityFixture.token("admin");
        assertError(
                ErrorCode.INVALID_CREDENTIALS,
                () -> securityFixture.authentication.changePassword(verify(token), "wrong", "new secret"));
        assertError(
                ErrorCode.VALIDATION_ERROR,
                () -> securityFixture.authentication.changePassword(verify(token), "secret", "new"));

        assertThat(verify(token).username()).isEqualTo("admin");
        securityFixture.login();
    }

    @Test
    void deletingAUserRevokesTheirTokens() {
        securityFixture.userInitializer.ensureReady();
        int id = securityFixture.user("eve", Role.ADMIN).id();
        String token = securityFixture.token("eve");
        UserSession userSession = verify(token);

        securityFixture.users.delete(Actor.user("admin", Role.ADMIN), id);

        assertRevoked(token);
        assertThat(securityFixture.events.endedTokens()).containsExactly(userSession.tokenId());
        assertError(ErrorCode.UNAUTHORIZED, () -> securityFixture.token("eve"));
        assertError(
                ErrorCode.UNAUTHORIZED,
                () -> securityFixture.authentication.changePassword(userSession, "secret", "new secret"));
    }

    @Test
    void resettingThePasswordRevokesAllTokensOfTheUser() {
        String token = securityFixture.token("admin");

        securityFixture.users.resetPassword(SecurityFixture.ACTOR, 1, "another");

        assertRevoked(token);
        assertThat(securityFixture.events.audited("password_reset"))
                .singleElement()
                .matches(event -> event.actor().equals("somebody"));
    }

    @Test
    void revocationSurvivesARestart() {
        String revoked = securityFixture.token("admin");
        String active = securityFixture.token("admin");
        securityFixture.authentication.logout(verify(revoked));

        SecurityFixture next = securityFixture.restarted();

        assertThat(next.authentication.verify(active).username()).isEqualTo("admin");
        assertError(ErrorCode.UNAUTHORIZED, () -> next.authentication.verify(revoked));
    }

    @Test
    void aLoginDuringAPasswordChangeLeavesNoSession() {
        UserSession userSession = verify(securityFixture.token("admin"));
        // The change starts when the login's session is stored but not yet in memory.
        CompletableFuture<?>[] change = new CompletableFuture<?>[1];
        securityFixture.stores.afterSessionInsert = () -> {
            securityFixture.stores.afterSessionInsert = () -> {};
            change[0] = CompletableFuture.runAsync(
                    () -> securityFixture.authentication.changePassword(userSession, "secret", "new secret"));
        };

        String overlapping = securityFixture.token("admin");
        change[0].join();

        assertRevoked(overlapping);
        assertThat(securityFixture.stores.sessions()).isEmpty();
    }

    @Test
    void onlyOneOfTwoConcurrentChangesSucceeds() {
        UserSession userSession = verify(securityFixture.token("admin"));
        CompletableFuture<Boolean> one = change(userSession, "first one");
        CompletableFuture<Boolean> other = change(userSession, "second one");

        assertThat(one.join() ^ other.join()).isTrue();
    }

    private CompletableFuture<Boolean> change(UserSession userSession, String next) {
        return CompletableFuture.supplyAsync(
                        () -> {
                            securityFixture.authentication.changePassword(userSession, "secret", next);
                            return true;
                        },
                        user -> new Thread(user).start())
                .exceptionally(rejected -> false);
    }

    @Test
    void logoutChangesNothingWithoutTheDatabase() {
        String token = securityFixture.token("admin");
        UserSession userSession = verify(token);
        securityFixture.stores.available(false);

        assertError(ErrorCode.DATABASE_UNAVAILABLE, () -> securityFixture.authentication.logout(userSession));

        assertThat(verify(token)).isEqualTo(userSession);
        securityFixture.stores.available(true);
        securityFixture.authentication.logout(userSession);
        assertRevoked(token);
    }
}
