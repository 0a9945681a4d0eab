package io.languard.security.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.ports.event.Events;
import io.languard.ports.rule.Limits;
import io.languard.ports.user.Authentication;
import io.languard.ports.user.Login;
import io.languard.ports.user.Session;
import io.languard.ports.user.StoredSession;
import io.languard.ports.user.StoredUser;
import io.languard.ports.user.UserStore;
import io.languard.security.limit.LoginRateLimiter;
import io.languard.security.password.PasswordService;
import io.languard.security.session.SessionRegistry;
import io.languard.security.session.TokenCodec;
import io.languard.security.session.TokenVerifier;
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
public final class AuthenticationService implements Authentication {

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
    public AuthenticationService(
            @Reference UserInitializer start,
            @Reference UserStore users,
            @Reference SessionRegistry sessions,
            @Reference TokenCodec tokenCodec,
            @Reference TokenVerifier tokenVerifier,
            @Reference PasswordService passwordService,
            @Reference LoginRateLimiter limit,
            @Reference Events events) {
        this(start, users, sessions, tokenCodec, tokenVerifier, passwordService, limit, events, Clock.systemUTC());
    }

    AuthenticationService(
            UserInitializer start,
            UserStore users,
            SessionRegistry sessions,
            TokenCodec tokenCodec,
            TokenVerifier tokenVerifier,
            PasswordService passwordService,
            LoginRateLimiter limit,
            Events events,
            Clock clock) {
        this.start = start;
        this.users = users;
        this.sessions = sessions;
        this.tokenCodec = tokenCodec;
        this.tokenVerifier = tokenVerifier;
        this.passwordService = passwordService;
        this.limit = limit;
        this.clock = clock;
        this.userAuditPublisher = new UserAuditPublisher(events, clock);
    }

    @Override
    public Login login(String username, String password, String address) {
        limit.acquire(address);
        start.ensureReady();
        StoredUser user = users.find(username == null ? "" : username).orElse(null);
        if (!isRight(user, password)) {
            throw wrongLogin(username, address);
        }
        Session session = tokenCodec.newSession(user);
        if (!sessions.register(stored(session), user.passwordHash())) {
            throw wrongLogin(username, address);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        users.touch(user.id(), now);
        userAuditPublisher.publishWithAddress("login", user.username(), address);
        StoredUser seen =
                new StoredUser(user.id(), user.username(), user.passwordHash(), user.role(), user.createdAt(), now);
        return new Login(tokenCodec.encode(session), tokenCodec.lifetime(), seen.toUser());
    }

    @Override
    public Login loginForOneCommand(String username, String password, String address) {
        Login login = login(username, password, address);
        limit.reset(address);
        return login;
    }

    @Override
    public Session verify(String token) {
        Optional<Session> session = tokenVerifier.verify(token);
        if (session.isEmpty()) {
            // Perhaps the sessions are not known yet; asked only now, so that the usual case costs nothing.
            start.ensureReady();
            session = tokenVerifier.verify(token);
        }
        return session.orElseThrow(AuthenticationService::unauthorized);
    }

    @Override
    public void logout(Session session) {
        if (sessions.revoke(session.tokenId())) {
            userAuditPublisher.publish("logout", session.username(), Map.of());
        }
    }

    @Override
    public void changePassword(Session session, String current, String next) {
        UserRules.checkPassword("new_password", next);
        StoredUser user = users.find(session.username())
                .filter(found -> found.id() == session.userId())
                .orElseThrow(AuthenticationService::unauthorized);
        if (!isRight(user, current)) {
            throw new LanguardException(ErrorCode.INVALID_CREDENTIALS, "The current password is wrong");
        }
        String hash = passwordService.hash(next);
        sessions.revokeAll(user.id(), () -> {
            // Of two changes at the same time the second comes with a token that the first has ended.
            if (!sessions.isActive(session.tokenId(), session.userId())) {
                throw unauthorized();
            }
            users.changePassword(user.id(), hash);
        });
        userAuditPublisher.publishForUser("password_changed", session.username(), user);
    }

    /** Exactly one hash is computed, whoever the user and whatever the password is. */
    private boolean isRight(StoredUser user, String password) {
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
        return name.codePointCount(0, name.length()) <= Limits.USER_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, Limits.USER_NAME));
    }

    private static StoredSession stored(Session session) {
        return new StoredSession(session.tokenId(), session.userId(), session.expiresAt());
    }

    /** One text, whatever is wrong with the token. */
    private static LanguardException unauthorized() {
        return new LanguardException(ErrorCode.UNAUTHORIZED, "Missing or invalid token");
    }
}
