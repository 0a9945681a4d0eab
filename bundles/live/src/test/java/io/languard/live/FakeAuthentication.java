package io.languard.live;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.Credentials;
import io.languard.service.user.Grant;
import io.languard.service.user.LoginResult;
import io.languard.service.user.Role;
import io.languard.service.user.UserSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Tokens {@code T} with the id {@code id-of-T}, valid until they expire or are revoked. */
final class FakeAuthentication implements AuthenticationService {

    /** What the user of each token may do at the moment. */
    final Map<String, List<Grant>> rights = new ConcurrentHashMap<>();

    private final Map<String, UserSession> userSessions = new ConcurrentHashMap<>();
    private final Set<String> withoutTotp = ConcurrentHashMap.newKeySet();
    private final AtomicInteger verified = new AtomicInteger();
    volatile int revokeAfter = Integer.MAX_VALUE;

    void allow(String token, Instant expiresAt) {
        allow(token, expiresAt, Role.VIEWER);
    }

    void allow(String token, Instant expiresAt, Role role) {
        rights.put(token, role.grants());
        userSessions.put(
                token,
                new UserSession(
                        1, "somebody", "id-of-" + token, expiresAt, () -> new Actor("somebody", rights.get(token))));
    }

    /** Makes the user of a token one who must set up two-factor login first. */
    void requireTotp(String token) {
        withoutTotp.add(token);
    }

    void revoke(String token) {
        userSessions.remove(token);
    }

    @Override
    public UserSession verify(String token) {
        UserSession userSession = token == null ? null : userSessions.get(token);
        boolean valid = userSession != null
                && Instant.now().isBefore(userSession.expiresAt())
                && verified.getAndIncrement() < revokeAfter;
        if (!valid) {
            throw new LanguardException(ErrorCode.UNAUTHORIZED, "The token is not valid");
        }
        if (withoutTotp.contains(token)) {
            throw new LanguardException(ErrorCode.TOTP_SETUP_REQUIRED, "Two-factor login must be set up");
        }
        return userSession;
    }

    @Override
    public UserSession verify(String token, String address) {
        return verify(token);
    }

    @Override
    public UserSession verifyForSetup(String token, String address) {
        return verify(token);
    }

    @Override
    public LoginResult loginForCommand(Credentials credentials, String address) {
        return login(credentials, address);
    }

    @Override
    public LoginResult login(Credentials credentials, String address) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void logout(UserSession userSession) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void changePassword(UserSession userSession, String current, String next) {
        throw new UnsupportedOperationException();
    }
}
