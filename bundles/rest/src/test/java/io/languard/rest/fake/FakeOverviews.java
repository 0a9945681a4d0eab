package io.languard.rest.fake;

import io.languard.service.event.EventView;
import io.languard.service.game.GameSummary;
import io.languard.service.log.LogQuery;
import io.languard.service.overview.OverviewService;
import io.languard.service.overview.ServerOutline;
import io.languard.service.overview.ServerOverview;
import io.languard.service.page.Page;
import io.languard.service.server.ServerFailure;
import io.languard.service.user.Actor;
import io.languard.testkit.service.FakeGames;
import io.languard.testkit.service.FakeServers;
import java.util.List;

/** A fake that combines the other fakes. */
public final class FakeOverviews implements OverviewService {

    private final FakeServers servers;
    private final FakePlayers players;
    private final FakeLogsAndMetrics records;
    private final FakeEvents events;

    public FakeOverviews(FakeServers servers, FakePlayers players, FakeLogsAndMetrics records, FakeEvents events) {
        this.servers = servers;
        this.players = players;
        this.records = records;
        this.events = events;
    }

    @Override
    public Page<ServerOutline> list(Actor actor, int limit, int offset) {
        return Page.of(servers.list(actor, null, null), limit, offset)
                .map(server -> new ServerOutline(
                        server,
                        records.query(actor, server.id(), null, null, null),
                        server.id() == 1 ? null : new ServerFailure("exit code 1", 1, List.of("Port in use"))));
    }

    @Override
    public ServerOverview get(Actor actor, int serverId) {
        List<EventView> trail = events.list(actor, serverId, null, EVENTS, 0);
        return new ServerOverview(
                servers.get(actor, serverId),
                serverId == 1 ? GameSummary.of(new FakeGames().get("arma3")) : null,
                List.of("server", "rcon"),
                players.online(actor, serverId),
                records.query(actor, serverId, null, null, null),
                records.query(actor, serverId, new LogQuery(null, null, null, LOG_LINES, 0))
                        .lines(),
                trail);
    }
}
