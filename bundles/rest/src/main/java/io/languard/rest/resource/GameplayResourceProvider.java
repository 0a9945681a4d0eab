package io.languard.rest.resource;

import io.languard.service.ban.BanService;
import io.languard.service.event.EventService;
import io.languard.service.game.GameService;
import io.languard.service.log.ServerLogService;
import io.languard.service.metric.MetricService;
import io.languard.service.player.PlayerService;
import io.languard.service.remote.RemoteConsoleService;
import io.languard.service.server.ServerService;
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
            @Reference ServerService serverService,
            @Reference GameService gameService,
            @Reference PlayerService playerService,
            @Reference BanService banService,
            @Reference RemoteConsoleService remote,
            @Reference ServerLogService serverLogService,
            @Reference MetricService metricService,
            @Reference EventService eventService) {
        resources = List.of(
                new PlayersResource(playerService, remote, serverService),
                new BansResource(banService, serverService, gameService),
                new RemoteAdminResource(remote),
                new LogsResource(serverLogService, serverService),
                new MetricsResource(metricService, serverService),
                new ServerEventsResource(eventService, serverService));
    }

    @Override
    public List<Object> resources() {
        return resources;
    }
}
