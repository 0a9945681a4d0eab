package io.languard.rest.resource;

import io.languard.rest.jaxrs.MultipartUploadReader;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.PrerequisiteFeature;
import io.languard.service.backup.BackupService;
import io.languard.service.config.ConfigImportService;
import io.languard.service.config.ConfigService;
import io.languard.service.game.GameService;
import io.languard.service.mission.MissionService;
import io.languard.service.mod.ModService;
import io.languard.service.overview.OverviewService;
import io.languard.service.server.LifecycleService;
import io.languard.service.server.ServerService;
import io.languard.service.settings.Settings;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The resources for servers and their configuration. */
@Component(service = ServerResourceProvider.class)
public final class ServerResourceProvider implements ResourceProvider {

    private final List<Object> resources;
    private final Map<Prerequisite, PrerequisiteFeature.Check> prerequisites;

    @Activate
    public ServerResourceProvider(
            @Reference Settings settings,
            @Reference ServerService serverService,
            @Reference OverviewService overviewService,
            @Reference LifecycleService lifecycleService,
            @Reference GameService gameService,
            @Reference ConfigService configService,
            @Reference ConfigImportService configImportService,
            @Reference MissionService missionService,
            @Reference ModService modService,
            @Reference BackupService backupService) {
        resources = List.of(
                new ServersResource(serverService, backupService),
                new OverviewResource(overviewService),
                new ServerOverviewResource(overviewService),
                new LifecycleResource(lifecycleService),
                new ConfigResource(configService),
                new ConfigImportResource(configImportService),
                new MissionsResource(missionService),
                new MultipartUploadReader(settings.maxUploadBytes()),
                new ModsResource(modService),
                new ServerModsResource(modService));
        prerequisites = Map.of(
                Prerequisite.SERVER,
                (actor, id, path) -> serverService.get(actor, id),
                Prerequisite.ADAPTER,
                (actor, id, path) ->
                        gameService.require(serverService.get(actor, id).gameType()),
                Prerequisite.CONFIG_SECTION,
                (actor, id, path) -> {
                    gameService.require(serverService.get(actor, id).gameType());
                    configService.section(actor, id, path.getFirst("section"));
                },
                Prerequisite.CONFIG_IMPORT,
                (actor, id, path) -> configImportService.require(actor, id),
                Prerequisite.MISSIONS,
                (actor, id, path) -> missionService.require(actor, id),
                Prerequisite.MODS,
                (actor, id, path) -> modService.enabled(actor, id));
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
