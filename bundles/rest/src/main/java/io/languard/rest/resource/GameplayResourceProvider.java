package io.languard.rest.resource;

import io.languard.rest.io.IdParser;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.PrerequisiteFeature;
import io.languard.service.ban.BanService;
import io.languard.service.event.AuditTrailService;
import io.languard.service.log.ServerLogService;
import io.languard.service.metric.MetricService;
import io.languard.service.player.PlayerService;
import io.languard.service.remote.RemoteConsoleService;
import io.languard.service.remote.RemoteOperation;
import io.languard.service.schedule.ScheduleService;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The resources for the players, bans, remote admin, logs, metrics and events of servers. */
@Component(service = GameplayResourceProvider.class)
public final class GameplayResourceProvider implements ResourceProvider {

    private final List<Object> resources;
    private final Map<Prerequisite, PrerequisiteFeature.Check> prerequisites;

    @Activate
    public GameplayResourceProvider(
            @Reference PlayerService playerService,
            @Reference BanService banService,
            @Reference RemoteConsoleService remote,
            @Reference ServerLogService serverLogService,
            @Reference MetricService metricService,
            @Reference AuditTrailService auditTrailService,
            @Reference ScheduleService scheduleService) {
        resources = List.of(
                new PlayersResource(playerService),
                new BansResource(banService),
                new RemoteAdminResource(remote),
                new LogsResource(serverLogService),
                new MetricsResource(metricService),
                new ServerEventsResource(auditTrailService),
                new SchedulesResource(scheduleService));
        prerequisites = Map.of(
                Prerequisite.SCHEDULE,
                (actor, id, path) -> scheduleService.get(
                        actor, id, IdParser.parse(path.getFirst("schedule_id"), "schedule_id", "Schedule")),
                Prerequisite.REMOTE_ADMIN,
                (actor, id, path) -> remote.require(actor, id, RemoteOperation.COMMAND),
                Prerequisite.MESSAGES,
                (actor, id, path) -> remote.require(actor, id, RemoteOperation.SAY),
                Prerequisite.KICKS,
                (actor, id, path) -> remote.require(actor, id, RemoteOperation.KICK),
                Prerequisite.PLAYER_BANS,
                (actor, id, path) -> remote.require(actor, id, RemoteOperation.BAN));
    }

    @Override
    public List<Object> resources() {
        return resources;
    }

    @Override
    public Map<Prerequisite, PrerequisiteFeature.Check> prerequisites() {
        return prerequisites;
    }
}
