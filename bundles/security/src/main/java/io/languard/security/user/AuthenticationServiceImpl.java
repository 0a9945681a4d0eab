package io.languard.security.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.security.limit.LoginRateLimiter;
import io.languard.security.password.PasswordService;
import io.languard.security.session.SessionRegistry;
import io.languard.security.session.TokenCodec;
import io.languard.security.session.TokenVerifier;
import io.languard.service.event.EventService;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.LoginResult;
import io.languard.service.user.UserSession;
import io.languard.service.validation.FieldLimits;
import io.languard.spi.user.SessionRecord;
import io.languard.spi.user.UserRecord;
import io.languard.spi.user.UserStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Logins, tokens and the caller's own password. */
@Component
public final class AuthenticationServiceImpl implements AuthenticationService {

    private final UserInitializer start;
    private final UserStore users;
    private final SessionRegistry sessions;
    private final TokenCodec tokenCodec;
    private final TokenVerifier tokenVerifier;
    private final PasswordService passwordService;
    private final LoginRateLimiter limit;
    private final Clock clock;
    private final UserAuditPublisher userAuditPublisher;

    @Activate
    public AuthenticationServiceImpl(
            @Reference UserInitializer start,
            @Reference UserStore users,
            @Reference SessionRegistry sessions,
            @Reference TokenCodec tokenCodec,
            @Reference TokenVerifier tokenVerifier,
            @Reference PasswordService passwordService,
            @Reference LoginRateLimiter limit,
            @Reference EventService eventService) {
        this(
                start,
                users,
                sessions,
                tokenCodec,
                tokenVerifier,
                passwordService,
                limit,
                eventService,
                Clock.systemUTC());
    }

    AuthenticationServiceImpl(
            UserInitializer start,
            UserStore users,
            SessionRegistry sessions,
            TokenCodec tokenCodec,
            TokenVerifier tokenVerifier,
            PasswordService passwordService,
            LoginRateLimiter limit,
            EventService eventService,
            Clock clock) {
        this.start = start;
        this.users = users;
        this.sessions = sessions;
        this.tokenCodec = tokenCodec;
        this.tokenVerifier = tokenVerifier;
        this.passwordService = passwordService;
        this.limit = limit;
        this.clock = clock;
        this.userAuditPublisher = new UserAuditPublisher(eventService, clock);
    }

    @Override
    public LoginResult login(String username, String password, String address) {
        limit.acquire(address);
        start.ensureReady();
        UserRecord user = users.find(username == null ? "" : username).orElse(null);
        if (!isRight(user, password)) {
            throw wrongLogin(username, address);
        }
        UserSession userSession = tokenCodec.newSession(user);
        if (!sessions.register(stored(userSession), user.passwordHash())) {
            throw wrongLogin(username, address);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        users.updateLastLogin(user.id(), now);
        userAuditPublisher.publishWithAddress("login", user.username(), address);
        UserRecord seen =
                new UserRecord(user.id(), user.username(), user.passwordHash(), user.role(), user.createdAt(), now);
        return new LoginResult(tokenCodec.encode(userSession), tokenCodec.lifetime(), seen.toUser());
    }

    @Override
    public LoginResult loginForCommand(String username, String password, String address) {
        LoginResult loginResult = login(username, password, address);
        limit.reset(address);
        return loginResult;
    }

    @Override
    public UserSession verify(String token) {
        Optional<UserSession> userSession = tokenVerifier.verify(token);
        if (userSession.isEmpty()) {
            // Perhaps the sessions are not known yet; asked only now, so that the usual case costs nothing.
            start.ensureReady();
            userSession = tokenVerifier.verify(token);
        }
        return userSession.orElseThrow(AuthenticationServiceImpl::unauthorized);
    }

    @Override
    public void logout(UserSession userSession) {
        if (sessions.revoke(userSession.tokenId())) {
            userAuditPublisher.publish("logout", userSession.username(), Map.of());
        }
    }

    @Override
    public void changePassword(UserSession userSession, String current, String next) {
        UserRules.checkPassword("new_password", next);
        UserRecord user = users.find(userSession.username())
                .filter(found -> found.id() == userSession.userId())
                .orElseThrow(AuthenticationServiceImpl::unauthorized);
        if (!isRight(user, current)) {
            throw new LanguardException(ErrorCode.INVALID_CREDENTIALS, "The current password is wrong");
        }
        String hash = passwordService.hash(next);
        sessions.revokeAll(user.id(), () -> {
            // Of two changes at the same time the second comes with a token that the first has ended.
            if (!sessions.isActive(userSession.tokenId(), userSession.userId())) {
                throw unauthorized();
            }
            users.changePassword(user.id(), hash);
        });
        userAuditPublisher.publishForUser("password_changed", userSession.username(), user);
    }

    /** Exactly one hash is computed, whoever the user and whatever the password is. */
    private boolean isRight(UserRecord user, String password) {
        boolean possible = UserRules.isValidPassword(password);
        String text = possible ? password : "";
        if (user == null) {
            return passwordService.matchesDummy(text);
        }
        return passwordService.matches(text, user.passwordHash()) && possible;
    }

    private LanguardException wrongLogin(String username, String address) {
        String tried = username == null ? "" : username;
        userAuditPublisher.publishFailedLogin(cut(tried), address);
        return new LanguardException(ErrorCode.UNAUTHORIZED, "Wrong username or password");
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= FieldLimits.USER_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, FieldLimits.USER_NAME));
    }

    private static SessionRecord stored(UserSession userSession) {
        return new SessionRecord(userSession.tokenId(), userSession.userId(), userSession.expiresAt());
    }

    /** One text, whatever is wrong with the token. */
    private static LanguardException unauthorized() {
        return new LanguardException(ErrorCode.UNAUTHORIZED, "Missing or invalid token");
    }
}
