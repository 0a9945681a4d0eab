package io.languard.rest;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.RateLimiter;
import io.languard.service.user.UserSession;
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

    private final AuthenticationService authenticationService;
    private final RateLimiter limits;

    RequestAuthenticator(AuthenticationService authenticationService, RateLimiter limits) {
        this.authenticationService = authenticationService;
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
    UserSession authenticate(String methodAndPath, String authorization, String address) {
        if (isPublic(methodAndPath)) {
            if (!methodAndPath.equals(LOGIN)) {
                limits.acquire("address:" + address);
            }
            return null;
        }
        UserSession userSession;
        try {
            userSession = authenticationService.verify(token(authorization));
        } catch (LanguardException e) {
            limits.acquire("address:" + address);
            throw e;
        }
        limits.acquire("token:" + userSession.tokenId());
        return userSession;
    }

    private static String token(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new LanguardException(ErrorCode.UNAUTHORIZED, "A token is required: Authorization: Bearer <token>");
        }
        return authorization.substring(SCHEME.length()).strip();
    }
}
