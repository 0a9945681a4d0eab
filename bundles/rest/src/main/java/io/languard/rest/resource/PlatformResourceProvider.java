package io.languard.rest.resource;

import io.languard.ports.event.Events;
import io.languard.ports.game.Games;
import io.languard.ports.system.PlatformSystem;
import io.languard.ports.user.Authentication;
import io.languard.ports.user.Users;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What belongs to no server: users, games, the platform. */
@Component(service = PlatformResourceProvider.class)
public final class PlatformResourceProvider implements ResourceProvider {

    private final List<Object> resources;

    @Activate
    public PlatformResourceProvider(
            @Reference Authentication authentication,
            @Reference Users users,
            @Reference Games games,
            @Reference Events events,
            @Reference PlatformSystem system) {
        resources = List.of(
                new AuthResource(authentication, users),
                new UsersResource(users),
                new GamesResource(games),
                new EventsResource(events),
                new SystemResource(system));
    }

    @Override
    public List<Object> resources() {
        return resources;
    }
}
