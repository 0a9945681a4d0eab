package io.languard.core.overview;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.server.ServerRegistry;
import io.languard.service.config.ConfigSectionView;
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
        return Page.of(serverService.list(actor, null, null), limit, offset).map(server -> outline(actor, server));
    }

    private ServerOutline outline(Actor actor, ServerView server) {
        boolean addresses = authorizer.maySeeAddresses(actor, server.id());
        return new ServerOutline(
                server,
                metrics(actor, server.id(), SPAN.dividedBy(MAX_POINTS)),
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
                configService.all(actor, serverId).stream()
                        .map(ConfigSectionView::section)
                        .toList(),
                playerService.online(actor, serverId),
                metrics(actor, serverId, MINUTE),
                serverLogService
                        .query(actor, serverId, new LogQuery(null, null, null, LOG_LINES, 0))
                        .lines(),
                auditTrailService.list(actor, serverId, null, EVENTS, 0));
    }

    /** Returns the measurements of the last hour in whole steps; none if the server was deleted meanwhile. */
    private List<MetricPoint> metrics(Actor actor, int serverId, Duration step) {
        Instant now = Instant.now();
        Instant firstStep = now.minus(SPAN).plus(step);
        Instant from = firstStep.minusSeconds(firstStep.getEpochSecond() % step.toSeconds());
        try {
            return metricService.query(actor, serverId, from, now, step);
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }
}
