package io.languard.rest.resource;

import io.languard.ports.world.WorldAdmin;
import io.languard.ports.world.Worlds;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Players' own worlds. */
@Component(service = WorldResourceProvider.class)
public final class WorldResourceProvider implements ResourceProvider {

    private final List<Object> resources;

    @Activate
    public WorldResourceProvider(@Reference Worlds worlds, @Reference WorldAdmin admin) {
        resources = List.of(new WorldsResource(worlds, admin));
    }

    @Override
    public List<Object> resources() {
        return resources;
    }
}
