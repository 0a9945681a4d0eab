package io.languard.shell;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.Credentials;
import io.languard.service.user.CurrentUser;
import io.languard.service.user.Grant;
import io.languard.service.user.LoginResult;
import io.languard.service.user.RateLimitedException;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import io.languard.service.user.User;
import io.languard.service.user.UserChange;
import io.languard.service.user.UserService;
import io.languard.service.user.UserSession;
import io.languard.service.validation.FieldValidator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** In-memory users and their tokens. */
public final class FakeUserAccounts implements UserService, AuthenticationService {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00Z");

    /** A recovery code of every user. */
    public static final String RECOVERY_CODE = "abcd-efgh";

    private final Map<Integer, User> users = new TreeMap<>();
    public final Map<String, String> passwords = new TreeMap<>();

    /** The codes of the authenticators of users with two-factor login. */
    public final Map<String, String> codes = new ConcurrentHashMap<>();

    /** Names of users who must set up two-factor login. */
    public final Set<String> withoutTotp = ConcurrentHashMap.newKeySet();

    /** Recorded calls such as {@code admin user-del eve}. */
    public final List<String> calls = new ArrayList<>();

    /** What each user may do at the moment. */
    public final Map<String, List<Grant>> rights = new ConcurrentHashMap<>();

    /** What was granted to each user. */
    public final Map<Integer, List<Grant>> granted = new ConcurrentHashMap<>();

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
        return add(name, password, role, ServerAccess.ALL);
    }

    private User add(String name, String password, Role role, ServerAccess servers) {
        User user = new User(users.size() + 1, name, role, TIME, null, servers, false);
        users.put(user.id(), user);
        rights.put(name, servers == ServerAccess.ALL ? role.grants() : List.of());
        passwords.put(name, password);
        return user;
    }

    @Override
    public synchronized List<User> list(Actor actor) {
        return List.copyOf(users.values());
    }

    @Override
    public CurrentUser get(UserSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized User update(Actor actor, int id, UserChange change) {
        User user = users.get(id);
        User changed = new User(
                id,
                user.username(),
                user.role(),
                user.createdAt(),
                user.lastLogin(),
                user.servers(),
                change.disabled());
        users.put(id, changed);
        calls.add(actor.name() + (change.disabled() ? " user-disable " : " user-enable ") + user.username());
        return changed;
    }

    @Override
    public synchronized List<Grant> grants(Actor actor, int id) {
        return granted.getOrDefault(id, List.of());
    }

    @Override
    public synchronized List<Grant> replaceGrants(Actor actor, int id, List<Grant> grants) {
        granted.put(id, grants);
        calls.add(actor.name() + " user-grants " + users.get(id).username());
        return grants;
    }

    @Override
    public synchronized User create(Actor actor, String username, String password, Role role, ServerAccess servers) {
        if (password.length() < 4) {
            throw FieldValidator.validationError("password", "must have 4 to 128 characters");
        }
        calls.add(actor.name() + " user-add " + username);
        return add(username, password, role, servers);
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
    public synchronized UserSession verifyForSetup(String token, String address) {
        return session(token);
    }

    @Override
    public LoginResult loginForCommand(Credentials credentials, String address) {
        return login(credentials, address);
    }

    @Override
    public synchronized LoginResult login(Credentials credentials, String address) {
        String username = credentials.username();
        addresses.add(address);
        if (limited) {
            throw new RateLimitedException(30);
        }
        if (!credentials.password().equals(passwords.get(username))) {
            throw new LanguardException(ErrorCode.UNAUTHORIZED, "Wrong username or password");
        }
        String code = codes.get(username);
        if (code != null && !code.equals(credentials.totpCode()) && !RECOVERY_CODE.equals(credentials.recoveryCode())) {
            throw new LanguardException(ErrorCode.TOTP_REQUIRED, "A code of the authenticator is required");
        }
        String token = "token-" + username + "-" + addresses.size();
        tokens.add(token);
        return new LoginResult(token, Duration.ofHours(1), user(username));
    }

    @Override
    public synchronized UserSession verify(String token) {
        if (withoutTotp.contains(token.split("-")[1])) {
            throw new LanguardException(ErrorCode.TOTP_SETUP_REQUIRED, "Two-factor login must be set up");
        }
        return session(token);
    }

    private UserSession session(String token) {
        User user = user(token.split("-")[1]);
        return new UserSession(
                user.id(),
                user.username(),
                token,
                TIME,
                () -> new Actor(user.username(), rights.getOrDefault(user.username(), List.of())));
    }

    @Override
    public UserSession verify(String token, String address) {
        return verify(token);
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
