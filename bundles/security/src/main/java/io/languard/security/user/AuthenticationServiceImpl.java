package io.languard.security.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.security.apikey.ApiKeyRegistry;
import io.languard.security.apikey.ApiKeyText;
import io.languard.security.limit.LoginRateLimiter;
import io.languard.security.password.PasswordService;
import io.languard.security.session.Account;
import io.languard.security.session.AccountRegistry;
import io.languard.security.session.SessionRegistry;
import io.languard.security.session.TokenClaims;
import io.languard.security.session.TokenCodec;
import io.languard.security.session.TokenVerifier;
import io.languard.security.totp.SecondFactorVerifier;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.UserAuditEvent;
import io.languard.service.event.UserAuditEvent.LoggedIn;
import io.languard.service.event.UserAuditEvent.LoggedOut;
import io.languard.service.event.UserAuditEvent.LoginFailed;
import io.languard.service.event.UserAuditEvent.PasswordChanged;
import io.languard.service.user.Actor;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Credentials;
import io.languard.service.user.LoginResult;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.languard.service.validation.FieldLimits;
import io.languard.spi.user.SessionRecord;
import io.languard.spi.user.UserRecord;
import io.languard.spi.user.UserStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements login, logout, token verification and changing one's own password. */
@Component
public final class AuthenticationServiceImpl implements AuthenticationService {

    private final Authorizer authorizer;
    private final UserInitializer userInitializer;
    private final UserStore users;
    private final AccountRegistry accounts;
    private final SessionRegistry sessions;
    private final TokenCodec tokenCodec;
    private final TokenVerifier tokenVerifier;
    private final ApiKeyRegistry apiKeys;
    private final PasswordService passwordService;
    private final SecondFactorVerifier secondFactorVerifier;
    private final LoginRateLimiter loginRateLimiter;
    private final Clock clock;
    private final EventService eventService;

    @Activate
    public AuthenticationServiceImpl(
            @Reference Authorizer authorizer,
            @Reference UserInitializer userInitializer,
            @Reference UserStore users,
            @Reference AccountRegistry accounts,
            @Reference SessionRegistry sessions,
            @Reference TokenCodec tokenCodec,
            @Reference TokenVerifier tokenVerifier,
            @Reference ApiKeyRegistry apiKeys,
            @Reference PasswordService passwordService,
            @Reference SecondFactorVerifier secondFactorVerifier,
            @Reference LoginRateLimiter loginRateLimiter,
            @Reference EventService eventService) {
        this(
                authorizer,
                userInitializer,
                users,
                accounts,
                sessions,
                tokenCodec,
                tokenVerifier,
                apiKeys,
                passwordService,
                secondFactorVerifier,
                loginRateLimiter,
                eventService,
                Clock.systemUTC());
    }

    AuthenticationServiceImpl(
            Authorizer authorizer,
            UserInitializer userInitializer,
            UserStore users,
            AccountRegistry accounts,
            SessionRegistry sessions,
            TokenCodec tokenCodec,
            TokenVerifier tokenVerifier,
            ApiKeyRegistry apiKeys,
            PasswordService passwordService,
            SecondFactorVerifier secondFactorVerifier,
            LoginRateLimiter loginRateLimiter,
            EventService eventService,
            Clock clock) {
        this.authorizer = authorizer;
        this.userInitializer = userInitializer;
        this.users = users;
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokenCodec = tokenCodec;
        this.tokenVerifier = tokenVerifier;
        this.apiKeys = apiKeys;
        this.passwordService = passwordService;
        this.secondFactorVerifier = secondFactorVerifier;
        this.loginRateLimiter = loginRateLimiter;
        this.clock = clock;
        this.eventService = eventService;
    }

    @Override
    public LoginResult login(Credentials credentials, String address) {
        loginRateLimiter.acquire(address);
        userInitializer.ensureReady();
        String username = credentials.username();
        UserRecord user = users.find(username == null ? "" : username).orElse(null);
        if (!passwordMatches(user, credentials.password()) || user == null || user.disabled()) {
            throw loginFailure(username, address);
        }
        secondFactorVerifier.require(user, credentials, address);
        TokenClaims claims = tokenCodec.newClaims(user);
        if (!sessions.register(toRecord(claims), user.passwordHash())) {
            throw loginFailure(username, address);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        users.updateLastLogin(user.id(), now);
        audit(user.username(), new LoggedIn(address));
        return new LoginResult(
                tokenCodec.encode(claims),
                tokenCodec.lifetime(),
                user.withLastLogin(now).toUser());
    }

    @Override
    public LoginResult loginForCommand(Credentials credentials, String address) {
        try {
            LoginResult loginResult = login(credentials, address);
            loginRateLimiter.reset(address);
            return loginResult;
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.TOTP_REQUIRED && !credentials.hasSecondFactor()) {
                loginRateLimiter.reset(address);
            }
            throw e;
        }
    }

    @Override
    public UserSession verify(String token) {
        return requireSetUp(verified(token, null));
    }

    @Override
    public UserSession verify(String token, String address) {
        return requireSetUp(verified(token, address));
    }

    @Override
    public UserSession verifyForSetup(String token, String address) {
        UserSession session = verified(token, address);
        return session.rights() instanceof Account account && account.isTotpSetupRequired()
                ? new UserSession(
                        session.userId(),
                        session.username(),
                        session.tokenId(),
                        session.expiresAt(),
                        account::afterSetup)
                : requireSetUp(session);
    }

    private UserSession requireSetUp(UserSession session) {
        boolean required = accounts.find(session.userId())
                .filter(Account::isTotpSetupRequired)
                .isPresent();
        if (required) {
            throw new LanguardException(
                    ErrorCode.TOTP_SETUP_REQUIRED,
                    "Two-factor login must be set up before anything else: POST /auth/totp, or the console");
        }
        return session;
    }

    private UserSession verified(String token, @Nullable String address) {
        Optional<UserSession> userSession = find(token, address);
        if (userSession.isEmpty()) {
            // The sessions may not be loaded yet. Checked only here to keep the common case fast.
            userInitializer.ensureReady();
            userSession = find(token, address);
        }
        return userSession.orElseThrow(AuthenticationServiceImpl::unauthorized);
    }

    private Optional<UserSession> find(String token, @Nullable String address) {
        return token != null && ApiKeyText.matches(token)
                ? apiKeys.verify(token, address)
                : tokenVerifier.verify(token);
    }

    @Override
    public void logout(UserSession userSession) {
        if (apiKeys.isKey(userSession)) {
            throw new LanguardException(ErrorCode.FORBIDDEN, "An API key has no session to end; delete it instead");
        }
        if (sessions.revoke(userSession.tokenId())) {
            audit(userSession.username(), new LoggedOut());
        }
    }

    @Override
    public void changePassword(UserSession userSession, String current, String next) {
        if (!apiKeys.isKey(userSession)) {
            requireActive(userSession);
        }
        authorizer.require(userSession.actor(), Permission.USERS_MANAGE);
        UserRules.checkPassword("new_password", next);
        UserRecord user = users.find(userSession.username())
                .filter(candidate -> candidate.id() == userSession.userId())
                .orElseThrow(AuthenticationServiceImpl::unauthorized);
        if (!UserRules.isValidPassword(current) || !passwordService.matchesOfUser(current, user.passwordHash())) {
            throw new LanguardException(ErrorCode.INVALID_CREDENTIALS, "The current password is wrong");
        }
        String hash = passwordService.hash(next);
        sessions.revokeAll(user.id(), () -> {
            // Of two concurrent changes, the second presents a token that the first has revoked.
            requireActive(userSession);
            users.changePassword(user.id(), hash);
        });
        audit(userSession.username(), new PasswordChanged(user.id(), user.username(), user.role()));
    }

    /** Throws {@code UNAUTHORIZED} for a session that has ended since it was verified. */
    private void requireActive(UserSession userSession) {
        if (!sessions.isActive(userSession.tokenId(), userSession.userId())) {
            throw unauthorized();
        }
    }

    /**
     * Computes exactly one hash, whether the user exists and the password is well-formed or not, to prevent timing
     * attacks.
     */
    private boolean passwordMatches(@Nullable UserRecord user, String password) {
        boolean valid = UserRules.isValidPassword(password);
        String text = valid ? password : "";
        if (user == null) {
            return passwordService.matchesDummy(text);
        }
        return passwordService.matches(text, user.passwordHash()) && valid;
    }

    private LanguardException loginFailure(String username, String address) {
        String name = username == null ? "" : username;
        // The name is unverified, so it is not the actor.
        audit(Actor.ANONYMOUS, new LoginFailed(truncate(name), address));
        return new LanguardException(ErrorCode.UNAUTHORIZED, "Wrong username or password");
    }

    private static String truncate(String name) {
        return name.codePointCount(0, name.length()) <= FieldLimits.MAX_USER_NAME_LENGTH
                ? name
                : name.substring(0, name.offsetByCodePoints(0, FieldLimits.MAX_USER_NAME_LENGTH));
    }

    private void audit(String actor, UserAuditEvent event) {
        eventService.publish(new PlatformEvent.Audited(null, actor, event, clock.instant()));
    }

    private static SessionRecord toRecord(TokenClaims claims) {
        return new SessionRecord(claims.tokenId(), claims.userId(), claims.expiresAt());
    }

    /** Returns the same error for every invalid token. */
    private static LanguardException unauthorized() {
        return new LanguardException(ErrorCode.UNAUTHORIZED, "Missing or invalid token");
    }
}
