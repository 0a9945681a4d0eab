package io.languard.rest.adapter;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.ports.game.Games;
import io.languard.ports.game.RouteCalls;
import io.languard.ports.server.ServerView;
import io.languard.ports.server.Servers;
import io.languard.ports.system.Database;
import io.languard.ports.user.Session;
import io.languard.rest.io.IdParser;
import io.languard.rest.jaxrs.AccessGuard;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leads a request that is meant for an adapter's own resources to them, once it is clear that it may go there. */
public final class AdapterEndpoint implements AutoCloseable {

    private static final Pattern PATH = Pattern.compile("servers/([^/]+)/game/([^/]+)(/.*)?");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Games games;
    private final Servers servers;
    private final Database database;
    private final AdapterApplicationRegistry apps;

    /** A door to the resources of these games. */
    public AdapterEndpoint(Games games, Servers servers, Database database, RouteCalls calls) {
        this.games = games;
        this.servers = servers;
        this.database = database;
        this.apps = new AdapterApplicationRegistry(games, calls);
    }

    /** Whether a path, relative to the API's root, belongs to an adapter. */
    public boolean matches(String path) {
        return path.contains("/game/") && PATH.matcher(path).matches();
    }

    /** Answers an authenticated request whose path it {@link #matches}. */
    public void handle(
            HttpServletRequest request, HttpServletResponse response, String base, String path, Session session)
            throws IOException {
        AccessGuard.check(session, !READING.contains(request.getMethod()), database);
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new IllegalArgumentException(path);
        }
        ServerView server = servers.get(IdParser.parse(parts.group(1), "server_id", "Server"));
        String gameType = parts.group(2);
        if (!server.gameType().equals(gameType)) {
            throw new LanguardException(
                    ErrorCode.NOT_FOUND,
                    "Server with id " + server.id() + " is of game type '" + server.gameType() + "'");
        }
        games.require(gameType);
        AdapterApplication app = apps.acquire(gameType);
        if (app == null) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "The adapter of this game has no paths of its own");
        }
        try {
            app.handle(request, response, base + path.substring(0, parts.end(2)) + "/", session, server.id());
        } finally {
            app.release();
        }
    }

    /** Lets go of a game's resources soon if they are no longer the present ones. */
    public void refresh(String gameType) {
        apps.refresh(gameType);
    }

    @Override
    public void close() {
        apps.close();
    }
}
