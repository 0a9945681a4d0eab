package io.languard.rest.adapter;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.rest.io.IdParser;
import io.languard.rest.jaxrs.AccessGuard;
import io.languard.service.game.GameService;
import io.languard.service.game.RouteService;
import io.languard.service.user.UserSession;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The endpoint for the resources of adapters. It checks access before it passes a request to them. */
public final class AdapterEndpoint implements AutoCloseable {

    private static final Pattern PATH = Pattern.compile("servers/([^/]+)/game/([^/]+)(/.*)?");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Longer than any call to a game that an adapter may wait for. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private final AccessGuard accessGuard;
    private final RouteService calls;
    private final AdapterApplicationRegistry apps;

    /** Creates an endpoint for the resources of these games. */
    public AdapterEndpoint(GameService gameService, AccessGuard accessGuard, RouteService calls) {
        this(gameService, accessGuard, calls, TIME_LIMIT);
    }

    /** Same as the other constructor, with the given time limit. */
    public AdapterEndpoint(GameService gameService, AccessGuard accessGuard, RouteService calls, Duration timeLimit) {
        this.accessGuard = accessGuard;
        this.calls = calls;
        this.apps = new AdapterApplicationRegistry(gameService, calls, timeLimit);
    }

    /** Sets the configuration of the servlets of adapters. */
    public void init(ServletConfig config) {
        apps.init(config);
    }

    /** Returns whether a path, relative to the API's root, belongs to an adapter. */
    public boolean matches(String path) {
        return path.contains("/game/") && PATH.matcher(path).matches();
    }

    /** Handles an authenticated request whose path it {@link #matches}. */
    public void handle(HttpServletRequest request, HttpServletResponse response, String path, UserSession userSession)
            throws IOException, ServletException {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new IllegalArgumentException(path);
        }
        boolean changes = !READING.contains(request.getMethod());
        accessGuard.check(userSession, RouteService.permission(changes), parts.group(1));
        int serverId = IdParser.parse(parts.group(1), "server_id", "Server");
        String gameType = parts.group(2);
        calls.require(userSession.actor(), serverId, gameType, changes);
        AdapterApplication app = apps.acquire(gameType)
                .orElseThrow(() ->
                        new LanguardException(ErrorCode.NOT_FOUND, "The adapter of this game has no paths of its own"));
        app.handle(
                request,
                response,
                "/" + path.substring(0, parts.end(2)),
                userSession,
                accessGuard.maySeeAddresses(userSession, serverId),
                serverId);
    }

    /** Releases a game's resources soon if they are no longer the current ones. */
    public void refresh(String gameType) {
        apps.refresh(gameType);
    }

    @Override
    public void close() {
        apps.close();
    }
}
