package io.languard.rest.resource;

import io.languard.service.config.ConfigService;
import io.languard.service.game.GameService;
import io.languard.service.mission.MissionService;
import io.languard.service.mod.ModService;
import io.languard.service.server.LifecycleService;
import io.languard.service.server.ServerService;
import io.languard.service.settings.Settings;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Servers and what they are made of. */
@Component(service = ServerResourceProvider.class)
public final class ServerResourceProvider implements ResourceProvider {

    private final List<Object> resources;

    @Activate
    public ServerResourceProvider(
            @Reference Settings settings,
            @Reference ServerService serverService,
            @Reference LifecycleService lifecycleService,
            @Reference GameService gameService,
            @Reference ConfigService configService,
            @Reference MissionService missionService,
            @Reference ModService modService) {
        resources = List.of(
                new ServersResource(serverService),
                new LifecycleResource(lifecycleService, serverService),
                new ConfigResource(configService, serverService, gameService),
                new MissionsResource(missionService, settings.maxUploadBytes()),
                new ModsResource(modService),
                new ServerModsResource(modService));
    }

    @Override
    public List<Object> resources() {
        return resources;
    }
}
