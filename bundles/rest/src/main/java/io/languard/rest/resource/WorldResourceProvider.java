package io.languard.rest.resource;

import io.languard.service.world.WorldAdminService;
import io.languard.service.world.WorldService;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The resources for players' own worlds. */
@Component(service = WorldResourceProvider.class)
public final class WorldResourceProvider implements ResourceProvider {

    private final List<Object> resources;

    @Activate
    public WorldResourceProvider(@Reference WorldService worldService, @Reference WorldAdminService admin) {
        resources = List.of(new WorldsResource(worldService, admin));
    }

    @Override
    public List<Object> resources() {
        return resources;
    }
}
