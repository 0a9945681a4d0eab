package io.languard.security.user;

import static io.languard.security.ErrorAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.languard.api.error.ErrorCode;
import io.languard.security.FakeUserStores;
import io.languard.service.user.Credentials;
import io.languard.service.user.LoginResult;
import io.languard.service.user.RateLimitedException;
import io.languard.service.user.Role;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginTest {

    private final SecurityFixture securityFixture = new SecurityFixture();

    @Test
    void loginReturnsATokenAndTheUser() {
        LoginResult loginResult = securityFixture.login();

        assertThat(loginResult.expiresIn()).isEqualTo(SecurityFixture.TOKEN_LIFETIME);
        assertThat(loginResult.user().username()).isEqualTo("admin");
        assertThat(loginResult.user().role()).isEqualTo(Role.ADMIN);
        assertThat(loginResult.user().lastLogin()).isEqualTo(securityFixture.clock.instant());
        assertThat(securityFixture.users.get(SecurityFixture.sessionOf(1)).lastLogin())
                .isEqualTo(securityFixture.clock.instant());
        assertThat(securityFixture
                        .authentication
                        .verify(loginResult.accessToken())
                        .username())
                .isEqualTo("admin");
    }

    @Test
    void eachLoginGetsItsOwnToken() {
        assertThat(securityFixture.login().accessToken())
                .isNotEqualTo(securityFixture.login().accessToken());
    }

    @Test
    void commandLoginsAreNotLimitedUnlessThePasswordIsWrong() {
        SecurityFixture limited = new SecurityFixture(new FakeUserStores(), Optional.of("secret"), 3);
        for (int command = 0; command < 20; command++) {
            limited.authentication.loginForCommand(Credentials.of("admin", "secret"), "10.0.0.1");
        }
        for (int guess = 0; guess < 3; guess++) {
            assertError(
                    ErrorCode.UNAUTHORIZED,
                    () -> limited.authentication.loginForCommand(Credentials.of("admin", "guess"), "10.0.0.1"));
        }
        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(
                        () -> limited.authentication.loginForCommand(Credentials.of("admin", "secret"), "10.0.0.1"));
    }

    @Test
    void wrongPasswordUnknownUserAndMalformedInputGetTheSameError() {
        for (String[] pair : new String[][] {
            {"admin", "wrong"},
            {"nobody", "secret"},
            {"admin", ""},
            {"admin", "x".repeat(10_000)},
            {"admin", "sec\0ret"},
            {"Admin", "secret"},
            {null, null}
        }) {
            assertError(
                            ErrorCode.UNAUTHORIZED,
                            () -> securityFixture.authentication.login(Credentials.of(pair[0], pair[1]), "10.0.0.1"))
                    .withMessage("Wrong username or password");
        }
    }

    @Test
    void everyAttemptComputesOneHashWhetherTheUserExistsOrNot() {
        securityFixture.login();
        for (String[] pair : new String[][] {{"admin", "wrong"}, {"nobody", "secret"}, {"nobody", ""}, {"admin", ""}}) {
            int before = securityFixture.hash.operations.get();
            assertError(
                    ErrorCode.UNAUTHORIZED,
                    () -> securityFixture.authentication.login(Credentials.of(pair[0], pair[1]), "10.0.0.1"));
            assertThat(securityFixture.hash.operations.get() - before).isEqualTo(1);
        }
    }

    @Test
    void loginsAreAuditedWithoutPasswords() {
        securityFixture.login();
        assertError(
                ErrorCode.UNAUTHORIZED,
                () -> securityFixture.authentication.login(Credentials.of("eve".repeat(40), "hunter22"), "10.0.0.9"));

        assertThat(securityFixture.events.audited("login"))
                .singleElement()
                .matches(event -> event.actor().equals("admin") && event.serverId() == null);
        assertThat(securityFixture.events.audited("login_failed"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.actor()).isEqualTo("stranger");
                    assertThat(event.event().detail())
                            .isEqualTo(Map.of("username", "eve".repeat(40).substring(0, 64), "address", "10.0.0.9"));
                });
        assertThat(securityFixture.events.all().toString())
                .doesNotContain("hunter22")
                .doesNotContain("secret");
    }

    @Test
    void truncatesNamesAtCodePoints() {
        assertError(
                ErrorCode.UNAUTHORIZED,
                () -> securityFixture.authentication.login(Credentials.of("😀".repeat(70), "wrong"), "10.0.0.9"));

        assertThat(securityFixture.events.audited("login_failed").get(0).event().detail())
                .containsEntry("username", "😀".repeat(64));
    }

    @Test
    void theSixthAttemptInAMinuteIsRejectedEvenIfCorrect() {
        SecurityFixture limited = new SecurityFixture(new FakeUserStores(), Optional.of("secret"), 5);
        for (int attempt = 0; attempt < 5; attempt++) {
            limited.login();
            limited.clock.advance(Duration.ofSeconds(10));
        }
        int hashes = limited.hash.operations.get();

        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(limited::login)
                .matches(error -> error.retryAfterSeconds() == 10);
        assertThat(limited.hash.operations).hasValue(hashes);

        limited.clock.advance(Duration.ofSeconds(10));
        limited.login();
    }

    @Test
    void attemptsFromOneAddressDoNotLockOutOthers() {
        SecurityFixture limited = new SecurityFixture(new FakeUserStores(), Optional.of("secret"), 5);
        for (int attempt = 0; attempt < 5; attempt++) {
            assertError(
                    ErrorCode.UNAUTHORIZED,
                    () -> limited.authentication.login(Credentials.of("admin", "wrong"), "10.0.0.9"));
        }
        assertError(
                ErrorCode.RATE_LIMITED,
                () -> limited.authentication.login(Credentials.of("admin", "secret"), "10.0.0.9"));

        limited.authentication.login(Credentials.of("admin", "secret"), "10.0.0.10");
    }
}
