package io.languard.rest.fake;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.route.RouteContext;
import io.languard.service.game.RouteService;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.testkit.service.FakeGames;
import io.languard.testkit.service.FakeServers;

/** Requests to adapters' resources, checked against the servers and games of a test. */
public final class FakeRoutes implements RouteService {

    private final Authorizer authorizer;
    private final FakeServers servers;
    private final FakeGames games;
    private final ContextFactory contexts;

    /** Opens the context of a request. */
    public interface ContextFactory {
        RouteContext open(Actor actor, int serverId, String gameType);
    }

    public FakeRoutes(Authorizer authorizer, FakeServers servers, FakeGames games, ContextFactory contexts) {
        this.authorizer = authorizer;
        this.servers = servers;
        this.games = games;
        this.contexts = contexts;
    }

    @Override
    public void require(Actor actor, int serverId, String gameType, boolean changes) {
        authorizer.require(actor, RouteService.permission(changes), serverId);
        if (!servers.get(actor, serverId).gameType().equals(gameType)) {
            throw new LanguardException(
                    ErrorCode.NOT_FOUND, "Server with id " + serverId + " is not of game type '" + gameType + "'");
        }
        games.require(gameType);
    }

    @Override
    public RouteContext openContext(Actor actor, int serverId, String gameType) {
        return contexts.open(actor, serverId, gameType);
    }
}
