package io.languard.shell;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.LoginResult;
import io.languard.service.user.RateLimitedException;
import io.languard.service.user.Role;
import io.languard.service.user.User;
import io.languard.service.user.UserService;
import io.languard.service.user.UserSession;
import io.languard.service.validation.FieldValidator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** In-memory users and their tokens. */
public final class FakeUserAccounts implements UserService, AuthenticationService {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00Z");

    private final Map<Integer, User> users = new TreeMap<>();
    public final Map<String, String> passwords = new TreeMap<>();

    /** Recorded calls such as {@code admin user-del eve}. */
    public final List<String> calls = new ArrayList<>();

    /** Active tokens. */
    public final List<String> tokens = new CopyOnWriteArrayList<>();

    /** The client addresses of all logins. */
    public final List<String> addresses = new CopyOnWriteArrayList<>();

    public volatile boolean limited;

    public FakeUserAccounts() {
        add("admin", "secret", Role.ADMIN);
        add("eve", "secret", Role.VIEWER);
    }

    private User add(String name, String password, Role role) {
        User user = new User(users.size() + 1, name, role, TIME, null);
        users.put(user.id(), user);
        passwords.put(name, password);
        return user;
    }

    @Override
    public synchronized List<User> list(Actor actor) {
        return List.copyOf(users.values());
    }

    @Override
    public synchronized User get(UserSession session) {
        return users.get(session.userId());
    }

    @Override
    public synchronized User create(Actor actor, String username, String password, Role role) {
        if (password.length() < 4) {
            throw FieldValidator.validationError("password", "must have 4 to 128 characters");
        }
        calls.add(actor.name() + " user-add " + username);
        return add(username, password, role);
    }

    @Override
    public synchronized void delete(Actor actor, int id) {
        calls.add(actor.name() + " user-del " + users.remove(id).username());
    }

    @Override
    public synchronized void resetPassword(Actor actor, int id, String password) {
        passwords.put(users.get(id).username(), password);
        calls.add(actor.name() + " passwd " + users.get(id).username());
    }

    @Override
    public LoginResult loginForCommand(String username, String password, String address) {
        return login(username, password, address);
    }

    @Override
    public synchronized LoginResult login(String username, String password, String address) {
        addresses.add(address);
        if (limited) {
            throw new RateLimitedException(30);
        }
        if (!password.equals(passwords.get(username))) {
            throw new LanguardException(ErrorCode.UNAUTHORIZED, "Wrong username or password");
        }
        String token = "token-" + username + "-" + addresses.size();
        tokens.add(token);
        return new LoginResult(token, Duration.ofHours(1), user(username));
    }

    @Override
    public synchronized UserSession verify(String token) {
        User user = user(token.split("-")[1]);
        return new UserSession(user.id(), user.username(), user.role(), token, TIME);
    }

    @Override
    public void logout(UserSession userSession) {
        tokens.remove(userSession.tokenId());
    }

    @Override
    public void changePassword(UserSession userSession, String current, String next) {
        throw new UnsupportedOperationException();
    }

    private User user(String name) {
        return users.values().stream()
                .filter(user -> user.username().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
