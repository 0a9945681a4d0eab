package io.languard.rest;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.rest.io.RateLimitHeaders;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.RateLimiter;
import io.languard.service.user.UserSession;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An authenticator that every request to the API passes before its path is interpreted, so that unauthenticated clients
 * cannot find out which paths exist.
 */
final class RequestAuthenticator {

    /** The login route, which needs no token. Login attempts are counted where the password is checked. */
    static final String LOGIN = "POST auth/login";

    private static final Set<String> PUBLIC = Set.of(
            LOGIN,
            "GET system/health",
            "HEAD system/health",
            "GET system/health/live",
            "HEAD system/health/live",
            "GET system/health/ready",
            "HEAD system/health/ready");

    /** What users who must set up two-factor login can do before that. */
    private static final Set<String> SETUP =
            Set.of("GET auth/totp", "HEAD auth/totp", "POST auth/totp", "POST auth/totp/confirm", "POST auth/logout");

    private static final String SCHEME = "Bearer ";

    private final AuthenticationService authenticationService;
    private final RateLimiter limits;

    RequestAuthenticator(AuthenticationService authenticationService, RateLimiter limits) {
        this.authenticationService = authenticationService;
        this.limits = limits;
    }

    /** Returns whether a method on a path needs no token. */
    static boolean isPublic(String methodAndPath) {
        return PUBLIC.contains(methodAndPath);
    }

    /**
     * Counts the request against the rate limit and returns the session of its token.
     *
     * @param methodAndPath the method, a space, and the raw path below the API's root
     * @param authorization the header, {@code null} for none
     * @param response receives the headers that tell how many requests are left
     * @return {@code null} on public routes
     * @throws LanguardException {@code UNAUTHORIZED}, {@code TOTP_SETUP_REQUIRED}, {@code RATE_LIMITED}
     */
    @Nullable
    UserSession authenticate(
            String methodAndPath, @Nullable String authorization, String address, HttpServletResponse response) {
        if (isPublic(methodAndPath)) {
            if (!methodAndPath.equals(LOGIN)) {
                RateLimitHeaders.set(response, limits.acquireForAddress(address));
            }
            return null;
        }
        UserSession userSession;
        try {
            userSession = SETUP.contains(methodAndPath)
                    ? authenticationService.verifyForSetup(token(authorization), address)
                    : authenticationService.verify(token(authorization), address);
        } catch (LanguardException e) {
            RateLimitHeaders.set(response, limits.acquireForAddress(address));
            throw e;
        }
        RateLimitHeaders.set(response, limits.acquireForToken(userSession.tokenId()));
        return userSession;
    }

    private static String token(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new LanguardException(ErrorCode.UNAUTHORIZED, "A token is required: Authorization: Bearer <token>");
        }
        return authorization.substring(SCHEME.length()).strip();
    }
}
