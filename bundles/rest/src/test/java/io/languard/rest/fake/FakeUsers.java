package io.languard.rest.fake;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.Credentials;
import io.languard.service.user.CurrentUser;
import io.languard.service.user.Grant;
import io.languard.service.user.LoginResult;
import io.languard.service.user.Permission;
import io.languard.service.user.RateLimitedException;
import io.languard.service.user.RateLimiter;
import io.languard.service.user.RequestQuota;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import io.languard.service.user.User;
import io.languard.service.user.UserChange;
import io.languard.service.user.UserService;
import io.languard.service.user.UserSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A fake with an admin and a viewer, whose tokens are the names of their roles. */
public final class FakeUsers implements UserService, AuthenticationService, RateLimiter {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00Z");

    /** The token of a user who must set up two-factor login. */
    public static final String WITHOUT_TOTP = "without-totp";

    private final Map<Integer, User> users = Map.of(
            1, new User(1, "admin", Role.ADMIN, TIME, TIME, ServerAccess.ALL, false),
            2, new User(2, "viewer", Role.VIEWER, TIME, null, ServerAccess.ALL, false));

    /** What users with other tokens may do. */
    public final Map<String, List<Grant>> rights = new ConcurrentHashMap<>();

    public UserChange changed;
    public List<Grant> granted = List.of(new Grant(1, Set.of(Permission.SERVER_POWER)));

    public final List<String> counted = new ArrayList<>();
    public String limited;
    public UserSession loggedOut;

    @Override
    public List<User> list(Actor actor) {
        return List.of(users.get(1), users.get(2));
    }

    @Override
    public CurrentUser get(UserSession session) {
        User user = users.get(session.userId());
        return new CurrentUser(
                user.id(),
                user.username(),
                user.role(),
                user.createdAt(),
                user.lastLogin(),
                Set.of(Permission.SERVER_VIEW),
                granted);
    }

    @Override
    public User create(Actor actor, String username, String password, Role role, ServerAccess servers) {
        if (username.equals("taken")) {
            throw new LanguardException(ErrorCode.CONFLICT, "The user name 'taken' is taken");
        }
        return new User(3, username, role, TIME, null, servers, false);
    }

    @Override
    public User update(Actor actor, int id, UserChange change) {
        changed = change;
        return require(id);
    }

    @Override
    public List<Grant> grants(Actor actor, int id) {
        require(id);
        return granted;
    }

    @Override
    public List<Grant> replaceGrants(Actor actor, int id, List<Grant> grants) {
        require(id);
        granted = grants;
        return grants;
    }

    private User require(int id) {
        if (!users.containsKey(id)) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "User with id " + id + " not found");
        }
        return users.get(id);
    }

    @Override
    public void delete(Actor actor, int id) {
        if (require(id).username().equals(actor.name())) {
            throw new LanguardException(ErrorCode.CONFLICT, "You can't delete yourself");
        }
    }

    @Override
    public void resetPassword(Actor actor, int id, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LoginResult loginForCommand(Credentials credentials, String address) {
        return login(credentials, address);
    }

    @Override
    public LoginResult login(Credentials credentials, String address) {
        if (credentials.username().equals("flood")) {
            throw new RateLimitedException(42);
        }
        if (credentials.username().equals("totp")
                && !"123456".equals(credentials.totpCode())
                && !"abcd-efgh".equals(credentials.recoveryCode())) {
            throw new LanguardException(ErrorCode.TOTP_REQUIRED, "A code of the authenticator is required");
        }
        if (!Set.of("admin", "totp").contains(credentials.username())
                || !credentials.password().equals("secret")) {
            throw new LanguardException(ErrorCode.UNAUTHORIZED, "Wrong user name or password");
        }
        return new LoginResult("a.b.c", Duration.ofDays(1), users.get(1));
    }

    @Override
    public UserSession verifyForSetup(String token, String address) {
        return token.equals(WITHOUT_TOTP) ? verify("viewer") : verify(token);
    }

    @Override
    public UserSession verify(String token) {
        if (token.equals(WITHOUT_TOTP)) {
            throw new LanguardException(ErrorCode.TOTP_SETUP_REQUIRED, "Two-factor login must be set up");
        }
        for (User user : users.values()) {
            if (user.role().wireName().equals(token)) {
                Actor actor = Actor.user(user.username(), user.role());
                return new UserSession(user.id(), user.username(), token + "-id", TIME, () -> actor);
            }
        }
        if (rights.containsKey(token)) {
            return new UserSession(2, token, token + "-id", TIME, () -> new Actor(token, rights.get(token)));
        }
        throw new LanguardException(ErrorCode.UNAUTHORIZED, "The token is not valid");
    }

    @Override
    public UserSession verify(String token, String address) {
        return verify(token);
    }

    @Override
    public void logout(UserSession userSession) {
        loggedOut = userSession;
    }

    @Override
    public void changePassword(UserSession userSession, String current, String next) {
        if (!current.equals("secret")) {
            throw new LanguardException(ErrorCode.INVALID_CREDENTIALS, "The current password is wrong");
        }
    }

    @Override
    public RequestQuota acquireForToken(String tokenId) {
        return acquire("token:" + tokenId);
    }

    @Override
    public RequestQuota acquireForAddress(String address) {
        return acquire("address:" + address);
    }

    private RequestQuota acquire(String key) {
        counted.add(key);
        if (key.equals(limited)) {
            throw new RateLimitedException(7, 60);
        }
        return new RequestQuota(60, 59, 12);
    }
}
