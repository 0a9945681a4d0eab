package io.languard.security.user;

import io.languard.security.FakeApiKeyStore;
import io.languard.security.FakeTotpStore;
import io.languard.security.FakeUserStores;
import io.languard.security.MutableClock;
import io.languard.security.RecordingEvents;
import io.languard.security.apikey.ApiKeyRegistry;
import io.languard.security.apikey.ApiKeyServiceImpl;
import io.languard.security.limit.LoginRateLimiter;
import io.languard.security.password.CountingPasswordHasher;
import io.languard.security.password.PasswordService;
import io.languard.security.session.AccountRegistry;
import io.languard.security.session.SessionRegistry;
import io.languard.security.session.TokenCodec;
import io.languard.security.session.TokenVerifier;
import io.languard.security.totp.SecondFactorVerifier;
import io.languard.service.settings.TotpRequirement;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Credentials;
import io.languard.service.user.LoginResult;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import io.languard.service.user.User;
import io.languard.service.user.UserSession;
import io.languard.spi.secret.SecretBox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** The security services wired on fakes; the admin's password is {@code secret}. */
final class SecurityFixture {

    static final Duration TOKEN_LIFETIME = Duration.ofHours(24);
    static final Actor ACTOR = Actor.user("somebody", Role.ADMIN);

    private static final Authorizer AUTHORIZER = (actor, permission, serverId) -> actor.grants().stream()
            .anyMatch(grant -> grant.permissions().contains(permission)
                    && (grant.serverId() == null || grant.serverId().equals(serverId)));

    /** Reverses texts, so that a test can tell a sealed one. */
    private final SecretBox secretBox = new SecretBox() {
        @Override
        public String seal(String plain, String context) {
            return context + "|" + new StringBuilder(plain).reverse();
        }

        @Override
        public String open(String sealed, String context) {
            if (!sealed.startsWith(context + "|")) {
                throw new AssertionError("sealed for another context: " + sealed);
            }
            return new StringBuilder(sealed.substring(context.length() + 1))
                    .reverse()
                    .toString();
        }
    };

    final MutableClock clock = new MutableClock();
    final FakeUserStores stores;
    final RecordingEvents events = new RecordingEvents();
    final CountingPasswordHasher hash = new CountingPasswordHasher();
    final PasswordService passwords = new PasswordService(hash, 3000, 3000);
    final SecretKeySpec key =
            new SecretKeySpec("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    final TokenCodec tokens = new TokenCodec(key, TOKEN_LIFETIME, clock);
    final AccountRegistry accounts;
    final SessionRegistry sessions;
    final FakeApiKeyStore keyStore;
    final ApiKeyRegistry keyRegistry;
    final ApiKeyServiceImpl keys;
    final TokenVerifier verifier;
    final List<String> generatedPasswords = new ArrayList<>();
    final UserInitializer userInitializer;
    final FakeTotpStore totpStore;
    final SecondFactorVerifier secondFactors;
    final AuthenticationServiceImpl authentication;
    final TotpServiceImpl totp;
    final UserServiceImpl users;

    SecurityFixture() {
        this(new FakeUserStores(), Optional.of("secret"), 0);
    }

    SecurityFixture(FakeUserStores stores, Optional<String> adminPassword, int loginLimit) {
        this(stores, adminPassword, loginLimit, TotpRequirement.NONE);
    }

    SecurityFixture(
            FakeUserStores stores, Optional<String> adminPassword, int loginLimit, TotpRequirement totpRequirement) {
        this(stores, new FakeApiKeyStore(), new FakeTotpStore(stores), adminPassword, loginLimit, totpRequirement);
    }

    private SecurityFixture(
            FakeUserStores stores,
            FakeApiKeyStore keyStore,
            FakeTotpStore totpStore,
            Optional<String> adminPassword,
            int loginLimit,
            TotpRequirement totpRequirement) {
        this.stores = stores;
        this.totpStore = totpStore;
        accounts = AccountRegistry.of(stores, totpRequirement);
        sessions = new SessionRegistry(stores, accounts, events, clock);
        this.keyStore = keyStore;
        keyRegistry = new ApiKeyRegistry(keyStore, accounts, events, clock);
        keys = new ApiKeyServiceImpl(AUTHORIZER, accounts, keyRegistry, events, clock);
        verifier = new TokenVerifier(tokens, sessions, accounts);
        userInitializer = new UserInitializer(
                stores,
                stores,
                sessions,
                keyRegistry,
                passwords,
                adminPassword,
                generatedPasswords::add,
                events,
                clock);
        LoginRateLimiter loginRateLimiter = new LoginRateLimiter(loginLimit, clock::nanoTime);
        secondFactors = new SecondFactorVerifier(totpStore, secretBox, loginRateLimiter, events, clock);
        authentication = new AuthenticationServiceImpl(
                AUTHORIZER,
                userInitializer,
                stores,
                accounts,
                sessions,
                tokens,
                verifier,
                keyRegistry,
                passwords,
                secondFactors,
                loginRateLimiter,
                events,
                clock);
        totp = new TotpServiceImpl(
                AUTHORIZER,
                stores,
                totpStore,
                accounts,
                sessions,
                keyRegistry,
                passwords,
                secondFactors,
                events,
                clock);
        users = new UserServiceImpl(AUTHORIZER, stores, accounts, sessions, passwords, events, clock);
    }

    /** Returns a second instance on the same database, as after a restart. */
    SecurityFixture restarted() {
        return restarted(TotpRequirement.NONE);
    }

    /** The same, with another setting. */
    SecurityFixture restarted(TotpRequirement totpRequirement) {
        SecurityFixture next = new SecurityFixture(stores, keyStore, totpStore, Optional.empty(), 0, totpRequirement);
        next.clock.advance(Duration.between(next.clock.instant(), clock.instant()));
        return next;
    }

    LoginResult login() {
        return authentication.login(Credentials.of("admin", "secret"), "127.0.0.1");
    }

    User user(String name, Role role) {
        return users.create(ACTOR, name, "secret", role, ServerAccess.ALL);
    }

    /** Returns a session of the user with this id. */
    static UserSession sessionOf(int userId) {
        return new UserSession(userId, "somebody", "token", Instant.MAX, () -> ACTOR);
    }

    String token(String name) {
        return authentication.login(Credentials.of(name, "secret"), "127.0.0.1").accessToken();
    }
}
