package io.languard.rest.resource;

import io.languard.ports.ban.Bans;
import io.languard.ports.event.Events;
import io.languard.ports.game.Games;
import io.languard.ports.log.Logs;
import io.languard.ports.metric.Metrics;
import io.languard.ports.player.Players;
import io.languard.ports.remote.RemoteConsole;
import io.languard.ports.server.Servers;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What happens on servers, and what is left of it. */
@Component(service = GameplayResourceProvider.class)
public final class GameplayResourceProvider implements ResourceProvider {

    private final List<Object> resources;

    @Activate
    public GameplayResourceProvider(
            @Reference Servers servers,
            @Reference Games games,
            @Reference Players players,
            @Reference Bans bans,
            @Reference RemoteConsole remote,
            @Reference Logs logs,
            @Reference Metrics metrics,
            @Reference Events events) {
        resources = List.of(
                new PlayersResource(players, remote, servers),
                new BansResource(bans, servers, games),
                new RemoteAdminResource(remote),
                new LogsResource(logs, servers),
                new MetricsResource(metrics, servers),
                new ServerEventsResource(events, servers));
    }

    @Override
    public List<Object> resources() {
        return resources;
    }
}
