package io.languard.rest.fake;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.LoginResult;
import io.languard.service.user.RateLimitedException;
import io.languard.service.user.RateLimiter;
import io.languard.service.user.RequestQuota;
import io.languard.service.user.Role;
import io.languard.service.user.User;
import io.languard.service.user.UserService;
import io.languard.service.user.UserSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fake with an admin and a viewer, whose tokens are the names of their roles. */
public final class FakeUsers implements UserService, AuthenticationService, RateLimiter {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00Z");

    private final Map<Integer, User> users = Map.of(
            1, new User(1, "admin", Role.ADMIN, TIME, TIME),
            2, new User(2, "viewer", Role.VIEWER, TIME, null));

    public final List<String> counted = new ArrayList<>();
    public String limited;
    public UserSession loggedOut;

    @Override
    public List<User> list(Actor actor) {
        return List.of(users.get(1), users.get(2));
    }

    @Override
    public User get(UserSession session) {
        return users.get(session.userId());
    }

    @Override
    public User create(Actor actor, String username, String password, Role role) {
        if (username.equals("taken")) {
            throw new LanguardException(ErrorCode.CONFLICT, "The user name 'taken' is taken");
        }
        return new User(3, username, role, TIME, null);
    }

    @Override
    public void delete(Actor actor, int id) {
        if (!users.containsKey(id)) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "User with id " + id + " not found");
        }
        if (users.get(id).username().equals(actor.name())) {
            throw new LanguardException(ErrorCode.CONFLICT, "You can't delete yourself");
        }
    }

    @Override
    public void resetPassword(Actor actor, int id, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LoginResult loginForCommand(String username, String password, String address) {
        return login(username, password, address);
    }

    @Override
    public LoginResult login(String username, String password, String address) {
        if (username.equals("flood")) {
            throw new RateLimitedException(42);
        }
        if (!username.equals("admin") || !password.equals("secret")) {
            throw new LanguardException(ErrorCode.UNAUTHORIZED, "Wrong user name or password");
        }
        return new LoginResult("a.b.c", Duration.ofDays(1), users.get(1));
    }

    @Override
    public UserSession verify(String token) {
        for (User user : users.values()) {
            if (user.role().wireName().equals(token)) {
                return new UserSession(user.id(), user.username(), user.role(), token + "-id", TIME);
            }
        }
        throw new LanguardException(ErrorCode.UNAUTHORIZED, "The token is not valid");
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
