package io.languard.core.overview;

import io.languard.core.server.ServerRegistry;
import io.languard.service.config.ConfigService;
import io.languard.service.event.AuditTrailService;
import io.languard.service.game.GameService;
import io.languard.service.game.GameSummary;
import io.languard.service.log.LogQuery;
import io.languard.service.log.ServerLogService;
import io.languard.service.metric.MetricPoint;
import io.languard.service.metric.MetricService;
import io.languard.service.overview.OverviewService;
import io.languard.service.overview.ServerOutline;
import io.languard.service.overview.ServerOverview;
import io.languard.service.page.Page;
import io.languard.service.player.PlayerService;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerView;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements the overviews by the use cases that they combine, so that each part follows their rules. */
@Component(service = OverviewService.class)
public class OverviewServiceImpl implements OverviewService {

    private static final Duration SPAN = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Authorizer authorizer;
    private final ServerRegistry serverRegistry;
    private final ServerService serverService;
    private final GameService gameService;
    private final ConfigService configService;
    private final PlayerService playerService;
    private final MetricService metricService;
    private final ServerLogService serverLogService;
    private final AuditTrailService auditTrailService;

    @Activate
    public OverviewServiceImpl(
            @Reference Authorizer authorizer,
            @Reference ServerRegistry serverRegistry,
            @Reference ServerService serverService,
            @Reference GameService gameService,
            @Reference ConfigService configService,
            @Reference PlayerService playerService,
            @Reference MetricService metricService,
            @Reference ServerLogService serverLogService,
            @Reference AuditTrailService auditTrailService) {
        this.authorizer = authorizer;
        this.serverRegistry = serverRegistry;
        this.serverService = serverService;
        this.gameService = gameService;
        this.configService = configService;
        this.playerService = playerService;
        this.metricService = metricService;
        this.serverLogService = serverLogService;
        this.auditTrailService = auditTrailService;
    }

    @Override
    public Page<ServerOutline> list(Actor actor, int limit, int offset) {
        Page<ServerView> servers = Page.of(serverService.list(actor, null, null), limit, offset);
        Map<Integer, List<MetricPoint>> metrics =
                metrics(actor, servers.stream().map(ServerView::id).toList(), SPAN.dividedBy(MAX_POINTS));
        return servers.map(server -> outline(actor, server, metrics.getOrDefault(server.id(), List.of())));
    }

    private ServerOutline outline(Actor actor, ServerView server, List<MetricPoint> metrics) {
        boolean addresses = authorizer.maySeeAddresses(actor, server.id());
        return new ServerOutline(
                server,
                metrics,
                serverRegistry
                        .find(server.id())
                        .map(instance -> instance.lastFailure(addresses))
                        .orElse(null));
    }

    @Override
    public ServerOverview get(Actor actor, int serverId) {
        authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        ServerView server = serverService.get(actor, serverId);
        return new ServerOverview(
                server,
                gameService.list().stream()
                        .filter(game -> game.gameType().equals(server.gameType()))
                        .findFirst()
                        .map(GameSummary::of)
                        .orElse(null),
                configService.sectionNames(actor, serverId),
                playerService.online(actor, serverId),
                metrics(actor, List.of(serverId), MINUTE).getOrDefault(serverId, List.of()),
                serverLogService
                        .query(actor, serverId, new LogQuery(null, null, null, LOG_LINES, 0))
                        .lines(),
                auditTrailService.list(actor, serverId, null, EVENTS, 0));
    }

    /** Returns the measurements of the last hour in whole steps, by server. */
    private Map<Integer, List<MetricPoint>> metrics(Actor actor, List<Integer> serverIds, Duration step) {
        long firstStep = Instant.now().minus(SPAN).plus(step).getEpochSecond();
        Instant from = Instant.ofEpochSecond(firstStep - firstStep % step.toSeconds());
        return metricService.recent(actor, serverIds, from, step);
    }
}
