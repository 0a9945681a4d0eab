package io.languard.live;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.ports.user.Authentication;
import io.languard.ports.user.Login;
import io.languard.ports.user.Role;
import io.languard.ports.user.Session;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Tokens {@code T} with the id {@code id-of-T}, valid until they expire or are revoked. */
final class FakeAuthentication implements Authentication {

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger verified = new AtomicInteger();
    volatile int revokeAfter = Integer.MAX_VALUE;

    void allow(String token, Instant until) {
        sessions.put(token, new Session(1, "somebody", Role.VIEWER, "id-of-" + token, until));
    }

    void revoke(String token) {
        sessions.remove(token);
    }

    @Override
    public Session verify(String token) {
        Session session = token == null ? null : sessions.get(token);
        boolean valid = session != null
                && Instant.now().isBefore(session.expiresAt())
                && verified.getAndIncrement() < revokeAfter;
        if (!valid) {
            throw new LanguardException(ErrorCode.UNAUTHORIZED, "The token is not valid");
        }
        return session;
    }

    @Override
    public Login loginForOneCommand(String username, String password, String address) {
        return login(username, password, address);
    }

    @Override
    public Login login(String username, String password, String address) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void logout(Session session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void changePassword(Session session, String current, String next) {
        throw new UnsupportedOperationException();
    }
}
