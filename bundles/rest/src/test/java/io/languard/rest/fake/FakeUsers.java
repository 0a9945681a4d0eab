package io.languard.rest.fake;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.ports.user.Actor;
import io.languard.ports.user.Authentication;
import io.languard.ports.user.Login;
import io.languard.ports.user.RateLimitedException;
import io.languard.ports.user.RateLimits;
import io.languard.ports.user.Role;
import io.languard.ports.user.Session;
import io.languard.ports.user.User;
import io.languard.ports.user.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An admin and a viewer, whose tokens are the names of their roles. */
public final class FakeUsers implements Users, Authentication, RateLimits {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00Z");

    private final Map<Integer, User> users = Map.of(
            1, new User(1, "admin", Role.ADMIN, TIME, TIME),
            2, new User(2, "viewer", Role.VIEWER, TIME, null));

    public final List<String> counted = new ArrayList<>();
    public String limited;
    public Session loggedOut;

    @Override
    public List<User> list() {
        return List.of(users.get(1), users.get(2));
    }

    @Override
    public User get(int id) {
        if (!users.containsKey(id)) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "User with id " + id + " not found");
        }
        return users.get(id);
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
        if (get(id).username().equals(actor.name())) {
            throw new LanguardException(ErrorCode.CONFLICT, "You can't delete yourself");
        }
    }

    @Override
    public void resetPassword(Actor actor, int id, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Login loginForOneCommand(String username, String password, String address) {
        return login(username, password, address);
    }

    @Override
    public Login login(String username, String password, String address) {
        if (username.equals("flood")) {
            throw new RateLimitedException(42);
        }
        if (!username.equals("admin") || !password.equals("secret")) {
            throw new LanguardException(ErrorCode.UNAUTHORIZED, "Wrong user name or password");
        }
        return new Login("a.b.c", Duration.ofDays(1), users.get(1));
    }

    @Override
    public Session verify(String token) {
        for (User user : users.values()) {
            if (user.role().wireName().equals(token)) {
                return new Session(user.id(), user.username(), user.role(), token + "-id", TIME);
            }
        }
        throw new LanguardException(ErrorCode.UNAUTHORIZED, "The token is not valid");
    }

    @Override
    public void logout(Session session) {
        loggedOut = session;
    }

    @Override
    public void changePassword(Session session, String current, String next) {
        if (!current.equals("secret")) {
            throw new LanguardException(ErrorCode.INVALID_CREDENTIALS, "The current password is wrong");
        }
    }

    @Override
    public void count(String key) {
        counted.add(key);
        if (key.equals(limited)) {
            throw new RateLimitedException(7);
        }
    }
}
