package io.languard.rest.adapter;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.rest.io.IdParser;
import io.languard.rest.jaxrs.AccessGuard;
import io.languard.service.game.GameService;
import io.languard.service.game.RouteService;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerView;
import io.languard.service.user.Permission;
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

    private final GameService gameService;
    private final ServerService serverService;
    private final AccessGuard accessGuard;
    private final AdapterApplicationRegistry apps;

    /** Creates an endpoint for the resources of these games. */
    public AdapterEndpoint(
            GameService gameService, ServerService serverService, AccessGuard accessGuard, RouteService calls) {
        this(gameService, serverService, accessGuard, calls, TIME_LIMIT);
    }

    /** Same as the other constructor, with the given time limit. */
    public AdapterEndpoint(
            GameService gameService,
            ServerService serverService,
            AccessGuard accessGuard,
            RouteService calls,
            Duration timeLimit) {
        this.gameService = gameService;
        this.serverService = serverService;
        this.accessGuard = accessGuard;
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

    /** Answers an authenticated request whose path it {@link #matches}. */
    public void handle(HttpServletRequest request, HttpServletResponse response, String path, UserSession userSession)
            throws IOException, ServletException {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new IllegalArgumentException(path);
        }
        accessGuard.check(
                userSession,
                READING.contains(request.getMethod()) ? Permission.SERVER_VIEW : Permission.SERVER_CONFIG,
                parts.group(1));
        ServerView server =
                serverService.get(userSession.actor(), IdParser.parse(parts.group(1), "server_id", "Server"));
        String gameType = parts.group(2);
        if (!server.gameType().equals(gameType)) {
            throw new LanguardException(
                    ErrorCode.NOT_FOUND,
                    "Server with id " + server.id() + " is of game type '" + server.gameType() + "'");
        }
        gameService.require(gameType);
        AdapterApplication app = apps.acquire(gameType);
        if (app == null) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "The adapter of this game has no paths of its own");
        }
        app.handle(request, response, "/" + path.substring(0, parts.end(2)), userSession, server.id());
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
