package io.languard.rest.resource;

import io.languard.ports.config.Configs;
import io.languard.ports.game.Games;
import io.languard.ports.mission.Missions;
import io.languard.ports.mod.Mods;
import io.languard.ports.server.Lifecycle;
import io.languard.ports.server.Servers;
import io.languard.ports.settings.Settings;
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
            @Reference Servers servers,
            @Reference Lifecycle lifecycle,
            @Reference Games games,
            @Reference Configs configs,
            @Reference Missions missions,
            @Reference Mods mods) {
        resources = List.of(
                new ServersResource(servers),
                new LifecycleResource(lifecycle, servers),
                new ConfigResource(configs, servers, games),
                new MissionsResource(missions, settings.maxUploadBytes()),
                new ModsResource(mods),
                new ServerModsResource(mods));
    }

    @Override
    public List<Object> resources() {
        return resources;
    }
}
