package io.languard.live;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.http.api.HttpErrorCodes;
import io.languard.service.server.ServerService;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Authorizes handshakes. The token is checked first, so that unauthenticated clients learn nothing, not even which
 * servers exist.
 */
final class HandshakeAuthorizer {

    private static final String SCHEME = "Bearer ";
    private static final int UPGRADE_REQUIRED = 426;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final AuthenticationService authenticationService;
    private final Authorizer authorizer;
    private final ServerService serverService;
    private final AllowedOrigins allowedOrigins;
    private final ConnectionRegistry connectionRegistry;

    HandshakeAuthorizer(
            AuthenticationService authenticationService,
            Authorizer authorizer,
            ServerService serverService,
            AllowedOrigins allowedOrigins,
            ConnectionRegistry connectionRegistry) {
        this.authenticationService = authenticationService;
        this.authorizer = authorizer;
        this.serverService = serverService;
        this.allowedOrigins = allowedOrigins;
        this.connectionRegistry = connectionRegistry;
    }

    /** The result of a successful authorization. */
    record AuthorizedHandshake(ServerScope target, String token, UserSession session) {}

    /**
     * Authorizes a handshake.
     *
     * @throws HandshakeException if the request is rejected, with the error to send
     */
    AuthorizedHandshake authorize(HttpServletRequest request) throws HandshakeException {
        try {
            String token = token(request);
            UserSession userSession = authenticationService.verify(token, request.getRemoteAddr());
            if (!allowedOrigins.isAllowed(request)) {
                throw new HandshakeException(ErrorCode.FORBIDDEN, "This origin is not allowed");
            }
            ServerScope serverScope = ServerScope.of(request.getPathInfo());
            if (serverScope.serverId() != null) {
                authorizer.require(userSession.actor(), Permission.SERVER_VIEW, serverScope.serverId());
                serverService.get(userSession.actor(), serverScope.serverId());
            }
            requireUpgrade(request);
            requireCapacity(userSession);
            return new AuthorizedHandshake(serverScope, token, userSession);
        } catch (LanguardException e) {
            throw new HandshakeException(
                    HttpErrorCodes.status(e),
                    e.code(),
                    e.getMessage(),
                    e.code() == ErrorCode.UNAUTHORIZED ? Map.of("WWW-Authenticate", "Bearer") : Map.of());
        }
    }

    private static String token(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return header.substring(SCHEME.length()).strip();
        }
        return Subprotocols.token(request)
                .or(() -> parameter(request))
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.UNAUTHORIZED,
                        "A token is required: Authorization: Bearer <token>, the subprotocol " + Subprotocols.BEARER
                                + "<token>, or ?token=<token>"));
    }

    /**
     * Returns empty if the query cannot be decoded; the exception is dropped because its message contains the query.
     */
    private static Optional<String> parameter(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getParameter("token"));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static void requireUpgrade(HttpServletRequest request) throws HandshakeException {
        if (!request.getMethod().equals("GET")) {
            throw new HandshakeException(
                    405, ErrorCode.METHOD_NOT_ALLOWED, "Method not allowed", Map.of("Allow", "GET"));
        }
        boolean upgrade = hasToken(request, "Upgrade", "websocket")
                && hasToken(request, "Connection", "upgrade")
                && request.getHeader("Sec-WebSocket-Key") != null
                && "13".equals(request.getHeader("Sec-WebSocket-Version"));
        if (!upgrade) {
            throw new HandshakeException(
                    UPGRADE_REQUIRED,
                    ErrorCode.BAD_REQUEST,
                    "Only WebSocket connections (version 13) are supported at this path",
                    Map.of("Upgrade", "websocket", "Connection", "Upgrade", "Sec-WebSocket-Version", "13"));
        }
    }

    private static boolean hasToken(HttpServletRequest request, String header, String token) {
        return Subprotocols.tokens(request, header)
                .anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(token));
    }

    private void requireCapacity(UserSession userSession) throws HandshakeException {
        Map<String, String> retryAfter = Map.of("Retry-After", "30");
        if (connectionRegistry.isFull(userSession.tokenId())) {
            throw new HandshakeException(
                    429, ErrorCode.RATE_LIMITED, "Too many connections with this token", retryAfter);
        }
        if (connectionRegistry.isFull()) {
            throw new HandshakeException(
                    SERVICE_UNAVAILABLE, ErrorCode.RATE_LIMITED, "Too many connections", retryAfter);
        }
    }
}
