package io.languard.security.user;

import io.languard.ports.user.Actor;
import io.languard.ports.user.Login;
import io.languard.ports.user.Role;
import io.languard.ports.user.User;
import io.languard.security.FakeStores;
import io.languard.security.MutableClock;
import io.languard.security.RecordedEvents;
import io.languard.security.limit.LoginLimit;
import io.languard.security.password.CountingHash;
import io.languard.security.password.Passwords;
import io.languard.security.session.SessionTable;
import io.languard.security.session.Tokens;
import io.languard.security.session.Verifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** Everything wired together on fakes, as a platform whose admin has the password {@code secret}. */
final class Platform {

    static final Duration LIFE = Duration.ofHours(24);
    static final Actor SOMEBODY = new Actor("somebody");

    final MutableClock clock = new MutableClock();
    final FakeStores stores;
    final RecordedEvents events = new RecordedEvents();
    final CountingHash hash = new CountingHash();
    final Passwords passwords = new Passwords(hash, 3000);
    final SecretKeySpec key =
            new SecretKeySpec("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    final Tokens tokens = new Tokens(key, LIFE, clock);
    final SessionTable sessions;
    final Verifier verifier;
    final List<String> generatedPasswords = new ArrayList<>();
    final FirstStart start;
    final AuthenticationService authentication;
    final UserService users;

    Platform() {
        this(new FakeStores(), Optional.of("secret"), 0);
    }

    Platform(FakeStores stores, Optional<String> adminPassword, int loginLimit) {
        this.stores = stores;
        sessions = new SessionTable(stores, events, clock);
        verifier = new Verifier(tokens, sessions);
        start = new FirstStart(
                stores, stores, sessions, passwords, adminPassword, generatedPasswords::add, events, clock);
        authentication = new AuthenticationService(
                start,
                stores,
                sessions,
                tokens,
                verifier,
                passwords,
                new LoginLimit(loginLimit, clock::nanoTime),
                events,
                clock);
        users = new UserService(stores, sessions, passwords, events, clock);
    }

    /** The same database after a restart. */
    Platform restarted() {
        return new Platform(stores, Optional.empty(), 0);
    }

    Login login() {
        return authentication.login("admin", "secret", "127.0.0.1");
    }

    User user(String name, Role role) {
        return users.create(SOMEBODY, name, "secret", role);
    }

    String token(String name) {
        return authentication.login(name, "secret", "127.0.0.1").accessToken();
    }
}
