package io.languard.security.user;

import static io.languard.security.ErrorAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.languard.api.error.ErrorCode;
import io.languard.security.FakeUserStores;
import io.languard.service.user.Credentials;
import io.languard.service.user.Role;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserInitializerTest {

    @Test
    void theAdminGetsTheConfiguredPassword() {
        SecurityFixture securityFixture = new SecurityFixture();

        securityFixture.login();

        assertThat(securityFixture.generatedPasswords).isEmpty();
        assertThat(securityFixture.users.get(SecurityFixture.sessionOf(1)).role())
                .isEqualTo(Role.ADMIN);
        assertThat(securityFixture.events.audited("user_created"))
                .singleElement()
                .matches(event -> event.actor().equals("supervisor"));
    }

    @Test
    void generatesAPasswordIfNoneIsConfigured() {
        SecurityFixture securityFixture = new SecurityFixture(new FakeUserStores(), Optional.empty(), 0);

        securityFixture.userInitializer.ensureReady();

        String password = securityFixture.generatedPasswords.get(0);
        assertThat(password).matches("[A-HJKMNP-Za-hjkmnp-z2-9]{20}");
        securityFixture.authentication.login(Credentials.of("admin", password), "127.0.0.1");
        assertThat(securityFixture.events.all().toString()).doesNotContain(password);
    }

    @Test
    void handsOutTheGeneratedPasswordOnce() {
        InitialPasswordSupplier password = new InitialPasswordSupplier("once");

        assertThat(password.get()).isEqualTo("once");
        assertThat(password.get()).isNull();
    }

    @Test
    void createsTheAdminOnlyOnTheFirstStart() {
        SecurityFixture securityFixture = new SecurityFixture();
        securityFixture.login();

        SecurityFixture next = new SecurityFixture(securityFixture.stores, Optional.of("other password"), 0);

        next.login();
        assertThat(next.users.list(SecurityFixture.ACTOR)).hasSize(1);
    }

    @Test
    void concurrentCallersCreateOneAdmin() {
        SecurityFixture securityFixture = new SecurityFixture(new FakeUserStores(), Optional.empty(), 0);

        IntStream.range(0, 16).parallel().forEach(i -> securityFixture.userInitializer.ensureReady());

        assertThat(securityFixture.users.list(SecurityFixture.ACTOR)).hasSize(1);
        assertThat(securityFixture.generatedPasswords).hasSize(1);
    }

    @Test
    void failsWhileTheDatabaseIsUnavailable() {
        String token = new SecurityFixture().login().accessToken();
        SecurityFixture securityFixture = new SecurityFixture();
        securityFixture.stores.available(false);

        assertError(ErrorCode.DATABASE_UNAVAILABLE, securityFixture::login);
        assertError(ErrorCode.DATABASE_UNAVAILABLE, () -> securityFixture.authentication.verify(token));

        securityFixture.stores.available(true);
        assertError(ErrorCode.UNAUTHORIZED, () -> securityFixture.authentication.verify(token));
        securityFixture.login();
    }

    @Test
    void createsTheAdminOnceTheDatabaseBecomesAvailable() {
        SecurityFixture securityFixture = new SecurityFixture();
        securityFixture.stores.available(false);
        SessionCleanupScheduler sessionCleanupScheduler = new SessionCleanupScheduler(
                securityFixture.userInitializer,
                securityFixture.sessions,
                securityFixture.verifier,
                securityFixture.keyRegistry);
        try {
            securityFixture.stores.available(true);
            await().until(() -> !securityFixture.stores.list().isEmpty());
        } finally {
            sessionCleanupScheduler.stop();
        }
    }
}
