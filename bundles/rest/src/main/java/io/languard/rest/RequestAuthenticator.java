package io.languard.rest;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.ports.user.Authentication;
import io.languard.ports.user.RateLimits;
import io.languard.ports.user.Session;
import java.util.Set;

/**
 * Every request to the API passes here before anybody looks what its path means, so that a stranger can't even learn which
 * paths exist.
 */
final class RequestAuthenticator {

    /** What needs no token. Logins are counted where they are checked. */
    static final String LOGIN = "POST auth/login";

    private static final Set<String> PUBLIC = Set.of(LOGIN, "GET system/health", "HEAD system/health");
    private static final String SCHEME = "Bearer ";

    private final Authentication authentication;
    private final RateLimits limits;

    RequestAuthenticator(Authentication authentication, RateLimits limits) {
        this.authentication = authentication;
        this.limits = limits;
    }

    /** Whether a method on a path needs no token. */
    static boolean isPublic(String methodAndPath) {
        return PUBLIC.contains(methodAndPath);
    }

    /**
     * Counts the request and finds out whose it is.
     *
     * @param methodAndPath the method, a blank, and the raw path below the API's root
     * @param authorization the header, {@code null} for none
     * @return {@code null} on public routes
     * @throws LanguardException {@code UNAUTHORIZED}, {@code RATE_LIMITED}
     */
    Session authenticate(String methodAndPath, String authorization, String address) {
        if (isPublic(methodAndPath)) {
            if (!methodAndPath.equals(LOGIN)) {
                limits.count("address:" + address);
            }
            return null;
        }
        Session session;
        try {
            session = authentication.verify(token(authorization));
        } catch (LanguardException e) {
            limits.count("address:" + address);
            throw e;
        }
        limits.count("token:" + session.tokenId());
        return session;
    }

    private static String token(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new LanguardException(ErrorCode.UNAUTHORIZED, "A token is required: Authorization: Bearer <token>");
        }
        return authorization.substring(SCHEME.length()).strip();
    }
}
