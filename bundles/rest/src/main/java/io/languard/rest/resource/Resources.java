package io.languard.rest.resource;

import io.languard.ports.config.Configs;
import io.languard.ports.event.Events;
import io.languard.ports.game.Games;
import io.languard.ports.server.Lifecycle;
import io.languard.ports.server.Servers;
import io.languard.ports.system.PlatformSystem;
import io.languard.ports.user.Authentication;
import io.languard.ports.user.Users;
import java.util.List;

/** The one list of our resources. */
public record Resources(
        Servers servers,
        Lifecycle lifecycle,
        Games games,
        Configs configs,
        Events events,
        Authentication authentication,
        Users users,
        PlatformSystem system) {

    /** Every resource. */
    public List<Object> all() {
        return List.of(
                new AuthResource(authentication, users),
                new UsersResource(users),
                new GamesResource(games),
                new ServersResource(servers),
                new LifecycleResource(lifecycle, servers),
                new ConfigResource(configs, servers, games),
                new ServerEventsResource(events, servers),
                new EventsResource(events),
                new SystemResource(system));
    }
}
