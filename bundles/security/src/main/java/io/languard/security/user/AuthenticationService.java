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
import io.languard.security.limit.LoginLimit;
import io.languard.security.password.Passwords;
import io.languard.security.session.SessionTable;
import io.languard.security.session.Tokens;
import io.languard.security.session.Verifier;
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

    private final FirstStart start;
    private final UserStore users;
    private final SessionTable sessions;
    private final Tokens tokens;
    private final Verifier verifier;
    private final Passwords passwords;
    private final LoginLimit limit;
    private final Clock clock;
    private final Audit audit;

    @Activate
    public AuthenticationService(
            @Reference FirstStart start,
            @Reference UserStore users,
            @Reference SessionTable sessions,
            @Reference Tokens tokens,
            @Reference Verifier verifier,
            @Reference Passwords passwords,
            @Reference LoginLimit limit,
            @Reference Events events) {
        this(start, users, sessions, tokens, verifier, passwords, limit, events, Clock.systemUTC());
    }

    AuthenticationService(
            FirstStart start,
            UserStore users,
            SessionTable sessions,
            Tokens tokens,
            Verifier verifier,
            Passwords passwords,
            LoginLimit limit,
            Events events,
            Clock clock) {
        this.start = start;
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.verifier = verifier;
        this.passwords = passwords;
        this.limit = limit;
        this.clock = clock;
        this.audit = new Audit(events, clock);
    }

    @Override
    public Login login(String username, String password, String address) {
        limit.count(address);
        start.ready();
        StoredUser user = users.find(username == null ? "" : username).orElse(null);
        if (!isRight(user, password)) {
            throw wrongLogin(username, address);
        }
        Session session = tokens.next(user);
        if (!sessions.begin(stored(session), user.passwordHash())) {
            throw wrongLogin(username, address);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        users.touch(user.id(), now);
        audit.atAddress("login", user.username(), address);
        StoredUser seen =
                new StoredUser(user.id(), user.username(), user.passwordHash(), user.role(), user.createdAt(), now);
        return new Login(tokens.write(session), tokens.life(), seen.toUser());
    }

    @Override
    public Login loginForOneCommand(String username, String password, String address) {
        Login login = login(username, password, address);
        limit.forgive(address);
        return login;
    }

    @Override
    public Session verify(String token) {
        Optional<Session> session = verifier.verify(token);
        if (session.isEmpty()) {
            // Perhaps the sessions are not known yet; asked only now, so that the usual case costs nothing.
            start.ready();
            session = verifier.verify(token);
        }
        return session.orElseThrow(AuthenticationService::unauthorized);
    }

    @Override
    public void logout(Session session) {
        if (sessions.end(session.tokenId())) {
            audit.publish("logout", session.username(), Map.of());
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
        String hash = passwords.hash(next);
        sessions.endAll(user.id(), () -> {
            // Of two changes at the same time the second comes with a token that the first has ended.
            if (!sessions.isLive(session.tokenId(), session.userId())) {
                throw unauthorized();
            }
            users.changePassword(user.id(), hash);
        });
        audit.aboutUser("password_changed", session.username(), user);
    }

    /** Exactly one hash is computed, whoever the user and whatever the password is. */
    private boolean isRight(StoredUser user, String password) {
        boolean possible = UserRules.isPassword(password);
        String text = possible ? password : "";
        if (user == null) {
            return passwords.matchesNobody(text);
        }
        return passwords.matches(text, user.passwordHash()) && possible;
    }

    private LanguardException wrongLogin(String username, String address) {
        String tried = username == null ? "" : username;
        audit.failedLogin(cut(tried), address);
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
