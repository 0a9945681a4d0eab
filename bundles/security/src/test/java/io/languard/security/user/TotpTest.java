package io.languard.security.user;

import static io.languard.security.ErrorAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.security.FakeUserStores;
import io.languard.service.settings.TotpRequirement;
import io.languard.service.user.Actor;
import io.languard.service.user.Credentials;
import io.languard.service.user.Grant;
import io.languard.service.user.LoginResult;
import io.languard.service.user.NewApiKey;
import io.languard.service.user.Permission;
import io.languard.service.user.RateLimitedException;
import io.languard.service.user.RecoveryCodes;
import io.languard.service.user.Role;
import io.languard.service.user.TotpEnrollment;
import io.languard.service.user.TotpStatus;
import io.languard.service.user.User;
import io.languard.service.user.UserChange;
import io.languard.service.user.UserSession;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TotpTest {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final String ADDRESS = "10.0.0.1";

    private SecurityFixture fixture = new SecurityFixture();
    private String secret;
    private List<String> recoveryCodes;

    @BeforeEach
    void enable() {
        enable(fixture, fixture.authentication.verify(fixture.login().accessToken()));
        fixture.clock.advance(STEP);
    }

    private void enable(SecurityFixture on, UserSession session) {
        TotpEnrollment enrollment = on.totp.begin(session);
        secret = enrollment.secret();
        RecoveryCodes codes = on.totp.confirm(session, code(on, 0));
        recoveryCodes = codes.recoveryCodes();
    }

    /** Returns the code of a step, counted from the present one. */
    private String code(SecurityFixture on, int steps) {
        TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(decode(secret), generator.getAlgorithm()),
                    on.clock.instant().plus(STEP.multipliedBy(steps)));
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] decode(String base32) {
        byte[] bytes = new byte[base32.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int character = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(bit / 5));
            bytes[bit / 8] |= (byte) ((character >> 4 - bit % 5 & 1) << 7 - bit % 8);
        }
        return bytes;
    }

    private LoginResult login(SecurityFixture on, String totpCode, String recoveryCode) {
        return on.authentication.login(new Credentials("admin", "secret", totpCode, recoveryCode), ADDRESS);
    }

    private void assertRefused(SecurityFixture on, String totpCode, String recoveryCode) {
        assertError(ErrorCode.TOTP_REQUIRED, () -> login(on, totpCode, recoveryCode));
    }

    private UserSession session() {
        return fixture.authentication.verify(
                login(fixture, code(fixture, 0), null).accessToken());
    }

    @Test
    void aLoginRequiresTheRightCodeAfterTheRightPassword() {
        assertRefused(fixture, null, null);
        assertRefused(fixture, "000000", null);
        assertRefused(fixture, "", null);
        assertError(
                ErrorCode.UNAUTHORIZED,
                () -> fixture.authentication.login(new Credentials("admin", "wrong", code(fixture, 0), null), ADDRESS));

        assertThat(fixture.authentication
                        .verify(login(fixture, code(fixture, 0), null).accessToken())
                        .username())
                .isEqualTo("admin");
    }

    @Test
    void aCodeCountsOnceAlsoThatOfTheConfirmationAndAfterARestart() {
        assertRefused(fixture, code(fixture, -1), null);
        String code = code(fixture, 0);
        login(fixture, code, null);
        assertRefused(fixture, code, null);

        assertRefused(fixture.restarted(), code, null);
        login(fixture, code(fixture, 1), null);
    }

    @Test
    void aCodeCountsOnceInParallelLogins() throws Exception {
        String code = code(fixture, 0);
        assertThat(succeeded(() -> login(fixture, code, null))).isEqualTo(1);
        assertThat(succeeded(() -> login(fixture, null, recoveryCodes.get(0)))).isEqualTo(1);
    }

    private static int succeeded(Callable<LoginResult> login) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            Callable<Boolean> attempt = () -> {
                try {
                    return login.call() != null;
                } catch (LanguardException e) {
                    assertThat(e.code()).isEqualTo(ErrorCode.TOTP_REQUIRED);
                    return false;
                }
            };
            int succeeded = 0;
            for (Future<Boolean> result : threads.invokeAll(Collections.nCopies(6, attempt))) {
                succeeded += result.get() ? 1 : 0;
            }
            return succeeded;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void theClockOfAnAuthenticatorMayBeOneStepOff() {
        assertRefused(fixture, code(fixture, 2), null);
        fixture.clock.advance(STEP.multipliedBy(10));
        assertRefused(fixture, code(fixture, -2), null);
        login(fixture, code(fixture, -1), null);
        login(fixture, code(fixture, 0), null);
        login(fixture, code(fixture, 1), null);
    }

    @Test
    void aRecoveryCodeReplacesACodeOnce() {
        assertThat(recoveryCodes).hasSize(10);
        login(fixture, null, recoveryCodes.get(3).toUpperCase(Locale.ROOT));
        assertRefused(fixture, null, recoveryCodes.get(3));
        assertRefused(fixture.restarted(), null, recoveryCodes.get(3));
        assertRefused(fixture, null, "abcd-efgh-ijkl-mnop");

        assertThat(fixture.totp.status(session())).isEqualTo(new TotpStatus(true, false, 9));
        assertThat(fixture.events.audited("recovery_code_used"))
                .singleElement()
                .matches(event -> event.actor().equals("admin"))
                .satisfies(event -> assertThat(event.event().detail())
                        .isEqualTo(Map.of("recovery_codes_left", 9, "address", ADDRESS)));
    }

    @Test
    void aRecoveryCodeCountsAlsoBesideAWrongCode() {
        login(fixture, "123456", recoveryCodes.get(4));
        assertRefused(fixture, "123456", recoveryCodes.get(4));
    }

    @Test
    void wrongCodesAreAuditedAndNothingTellsASecret() {
        assertRefused(fixture, null, null);
        assertThat(fixture.events.audited("totp_failed")).isEmpty();
        assertRefused(fixture, "000000", null);

        assertThat(fixture.events.audited("totp_failed"))
                .singleElement()
                .matches(event -> event.actor().equals("stranger"))
                .satisfies(event ->
                        assertThat(event.event().detail()).isEqualTo(Map.of("username", "admin", "address", ADDRESS)));
        assertThat(fixture.events.audited("totp_enabled")).hasSize(1);
        assertThat(fixture.events.all().toString()).doesNotContain(secret).doesNotContain(recoveryCodes.get(0));
        assertThat(fixture.totpStore.content())
                .contains("user/1/totp|")
                .doesNotContain(secret)
                .doesNotContain(recoveryCodes.get(0));
    }

    @Test
    void wrongPasswordsAndWrongCodesCountAgainstTheLimit() {
        SecurityFixture limited = new SecurityFixture(new FakeUserStores(), Optional.of("secret"), 4);
        enable(limited, limited.authentication.verify(limited.login().accessToken()));
        limited.clock.advance(Duration.ofMinutes(2));

        assertError(ErrorCode.UNAUTHORIZED, () -> limited.authentication.login(Credentials.of("admin", "x"), ADDRESS));
        assertRefused(limited, null, null);
        assertRefused(limited, "000000", null);
        assertRefused(limited, null, "wrong");
        assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> login(limited, code(limited, 0), null));
        limited.clock.advance(Duration.ofMinutes(1));
        login(limited, code(limited, 0), null);
    }

    @Test
    void wrongCodesFromManyAddressesCountTogether() {
        SecurityFixture limited = new SecurityFixture(new FakeUserStores(), Optional.of("secret"), 3);
        enable(limited, limited.authentication.verify(limited.login().accessToken()));
        limited.clock.advance(STEP);
        for (int i = 0; i < 3; i++) {
            String address = "10.0.1." + i;
            assertError(
                    ErrorCode.TOTP_REQUIRED,
                    () -> limited.authentication.login(new Credentials("admin", "secret", "000000", null), address));
        }

        assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> login(limited, code(limited, 0), null));
    }

    @Test
    void aCommandLoginThatLacksOnlyTheCodeDoesNotCount() {
        SecurityFixture limited = new SecurityFixture(new FakeUserStores(), Optional.of("secret"), 2);
        enable(limited, limited.authentication.verify(limited.login().accessToken()));
        limited.clock.advance(Duration.ofMinutes(2));
        for (int i = 0; i < 5; i++) {
            assertError(
                    ErrorCode.TOTP_REQUIRED,
                    () -> limited.authentication.loginForCommand(Credentials.of("admin", "secret"), ADDRESS));
        }
        for (int i = 0; i < 2; i++) {
            assertError(
                    ErrorCode.TOTP_REQUIRED,
                    () -> limited.authentication.loginForCommand(
                            new Credentials("admin", "secret", "000000", null), ADDRESS));
        }
        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> limited.authentication.loginForCommand(
                        new Credentials("admin", "secret", code(limited, 0), null), ADDRESS));
    }

    @Test
    void aDisabledUserIsNotAskedForACode() {
        User eve = fixture.user("eve", Role.VIEWER);
        enable(fixture, fixture.authentication.verify(fixture.token("eve")));
        fixture.users.update(SecurityFixture.ACTOR, eve.id(), new UserChange(null, null, true));

        assertError(
                ErrorCode.UNAUTHORIZED, () -> fixture.authentication.login(Credentials.of("eve", "secret"), ADDRESS));
    }

    @Test
    void itIsSetUpOnceAndConfirmedByTheSecretThatWasBegunLast() {
        UserSession session = session();
        assertError(ErrorCode.CONFLICT, () -> fixture.totp.begin(session));
        assertError(ErrorCode.CONFLICT, () -> fixture.totp.confirm(session, code(fixture, 0)));

        fixture.user("eve", Role.VIEWER);
        UserSession eve = fixture.authentication.verify(fixture.token("eve"));
        assertError(ErrorCode.CONFLICT, () -> fixture.totp.confirm(eve, "123456"));
        secret = fixture.totp.begin(eve).secret();
        String outdated = code(fixture, 0);
        String uri = fixture.totp.begin(eve).otpauthUri();
        assertError(ErrorCode.INVALID_CREDENTIALS, () -> fixture.totp.confirm(eve, outdated));
        fixture.token("eve");
        secret = uri.replaceAll(".*secret=([A-Z2-7]+).*", "$1");
        fixture.totp.confirm(eve, code(fixture, 0));
        assertError(ErrorCode.TOTP_REQUIRED, () -> fixture.token("eve"));
    }

    @Test
    void thePasswordRemovesIt() {
        UserSession session = session();
        assertError(ErrorCode.INVALID_CREDENTIALS, () -> fixture.totp.remove(session, "wrong"));
        fixture.totp.remove(session, "secret");

        assertThat(fixture.totp.status(session)).isEqualTo(new TotpStatus(false, false, 0));
        assertError(ErrorCode.NOT_FOUND, () -> fixture.totp.remove(session, "secret"));
        fixture.login();
        assertThat(fixture.events.audited("totp_removed")).hasSize(1);
    }

    @Test
    void anAdminResetsThatOfUsersWithNoMoreRights() {
        User eve = fixture.user("eve", Role.VIEWER);
        enable(fixture, fixture.authentication.verify(fixture.token("eve")));
        Actor viewer = Actor.user("bob", Role.VIEWER);
        Actor manager = new Actor("bob", List.of(Grant.everywhere(Set.of(Permission.USERS_MANAGE))));

        assertError(ErrorCode.FORBIDDEN, () -> fixture.totp.status(viewer, eve.id()));
        assertError(ErrorCode.FORBIDDEN, () -> fixture.totp.reset(viewer, eve.id()));
        assertError(ErrorCode.FORBIDDEN, () -> fixture.totp.reset(manager, 1));
        assertError(ErrorCode.NOT_FOUND, () -> fixture.totp.reset(SecurityFixture.ACTOR, 99));
        assertError(ErrorCode.CONFLICT, () -> fixture.totp.reset(Actor.user("admin", Role.ADMIN), 1));
        assertThat(fixture.totp.status(SecurityFixture.ACTOR, eve.id())).isEqualTo(new TotpStatus(true, false, 10));

        fixture.totp.reset(SecurityFixture.ACTOR, eve.id());

        fixture.token("eve");
        assertError(ErrorCode.NOT_FOUND, () -> fixture.totp.reset(SecurityFixture.ACTOR, eve.id()));
        assertThat(fixture.events.audited("totp_reset"))
                .singleElement()
                .satisfies(event -> assertThat(event.event().detail()).containsEntry("username", "eve"));
    }

    @Test
    void whoMustSetItUpCanDoNothingElse() {
        User eve = fixture.user("eve", Role.VIEWER);
        String key = fixture.keys
                .create(
                        fixture.authentication.verify(fixture.token("eve")).actor(),
                        new NewApiKey("bot", List.of(new Grant(1, Set.of(Permission.SERVER_VIEW))), null, null))
                .key();
        fixture = fixture.restarted(TotpRequirement.ALL);
        String token = fixture.token("eve");

        assertError(ErrorCode.TOTP_SETUP_REQUIRED, () -> fixture.authentication.verify(token));
        assertError(ErrorCode.TOTP_SETUP_REQUIRED, () -> fixture.authentication.verify(token, ADDRESS));
        assertError(ErrorCode.TOTP_SETUP_REQUIRED, () -> fixture.authentication.verify(key, ADDRESS));
        assertError(ErrorCode.TOTP_SETUP_REQUIRED, () -> fixture.authentication.verifyForSetup(key, ADDRESS));
        assertThat(fixture.accounts.find(eve.id()).orElseThrow().get().grants()).isEmpty();

        UserSession session = fixture.authentication.verifyForSetup(token, ADDRESS);
        assertThat(fixture.totp.status(session)).isEqualTo(new TotpStatus(false, true, 0));
        enable(fixture, session);
        assertThat(fixture.authentication.verify(token).actor()).isEqualTo(Actor.user("eve", Role.VIEWER));
        assertThat(fixture.authentication.verify(key, ADDRESS).actor().grants()).isNotEmpty();

        fixture.totp.reset(SecurityFixture.ACTOR, eve.id());
        assertError(ErrorCode.TOTP_SETUP_REQUIRED, () -> fixture.authentication.verify(token));
        assertError(ErrorCode.TOTP_SETUP_REQUIRED, () -> fixture.authentication.verify(key, ADDRESS));
    }

    @Test
    void whoMustSetItUpCanChangeThePasswordAndLogOut() {
        fixture = new SecurityFixture(new FakeUserStores(), Optional.of("secret"), 0, TotpRequirement.ADMINS);
        String token = fixture.login().accessToken();
        fixture.authentication.changePassword(
                fixture.authentication.verifyForSetup(token, ADDRESS), "secret", "another");
        assertError(ErrorCode.UNAUTHORIZED, () -> fixture.authentication.verifyForSetup(token, ADDRESS));

        String next = fixture.authentication
                .login(Credentials.of("admin", "another"), ADDRESS)
                .accessToken();
        fixture.authentication.logout(fixture.authentication.verifyForSetup(next, ADDRESS));
        assertError(ErrorCode.UNAUTHORIZED, () -> fixture.authentication.verifyForSetup(next, ADDRESS));
    }

    @Test
    void theRequirementForAdminsFollowsTheRole() {
        User eve = fixture.user("eve", Role.VIEWER);
        fixture = fixture.restarted(TotpRequirement.ADMINS);
        UserSession session = fixture.authentication.verify(fixture.token("eve"));

        fixture.users.update(SecurityFixture.ACTOR, eve.id(), new UserChange(Role.ADMIN, null, null));

        assertThat(session.actor().grants()).isEmpty();
        assertThat(fixture.totp.status(session).required()).isTrue();
        assertError(ErrorCode.TOTP_SETUP_REQUIRED, () -> fixture.authentication.verify(fixture.token("eve")));
        enable(fixture, session);
        assertThat(session.actor()).isEqualTo(Actor.user("eve", Role.ADMIN));
    }

    @Test
    void keysAndEndedSessionsManageNobodys() {
        UserSession session = session();
        String key = fixture.keys
                .create(session.actor(), new NewApiKey("bot", List.of(new Grant(1, Set.of())), null, null))
                .key();
        UserSession ofKey = fixture.authentication.verify(key, ADDRESS);
        assertError(ErrorCode.FORBIDDEN, () -> fixture.totp.status(ofKey));
        assertError(ErrorCode.FORBIDDEN, () -> fixture.totp.begin(ofKey));
        assertError(ErrorCode.FORBIDDEN, () -> fixture.totp.confirm(ofKey, "123456"));
        assertError(ErrorCode.FORBIDDEN, () -> fixture.totp.remove(ofKey, "secret"));

        fixture.authentication.logout(session);
        assertError(ErrorCode.UNAUTHORIZED, () -> fixture.totp.remove(session, "secret"));
        assertError(ErrorCode.UNAUTHORIZED, () -> fixture.totp.begin(session));
    }
}
