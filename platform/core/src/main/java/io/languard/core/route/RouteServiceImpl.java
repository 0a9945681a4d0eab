package io.languard.core.route;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.route.RouteContext;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.remote.RemoteSessionManager;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.service.event.EventService;
import io.languard.service.game.RouteService;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements the use cases of requests to the REST resources of adapters. */
@Component(service = RouteService.class)
public class RouteServiceImpl implements RouteService {

    private final Authorizer authorizer;
    private final AdapterRegistry adapterRegistry;
    private final ServerRegistry serverRegistry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final RemoteSessionManager sessions;
    private final EventService eventService;

    @Activate
    public RouteServiceImpl(
            @Reference Authorizer authorizer,
            @Reference AdapterRegistry adapterRegistry,
            @Reference ServerRegistry serverRegistry,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference RemoteSessionManager sessions,
            @Reference EventService eventService) {
        this.authorizer = authorizer;
        this.adapterRegistry = adapterRegistry;
        this.serverRegistry = serverRegistry;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.sessions = sessions;
        this.eventService = eventService;
    }

    @Override
    public void require(Actor actor, int serverId, String gameType, boolean changes) {
        authorizer.require(actor, RouteService.permission(changes), serverId);
        server(serverId, gameType);
        adapterRegistry.requireGame(gameType);
    }

    @Override
    public RouteContext openContext(Actor actor, int serverId, String gameType) {
        authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        ServerInstance server = server(serverId, gameType);
        return new RouteContextImpl(
                serverSnapshotFactory.current(server), actor.name(), () -> sessions.openScoped(server), eventService);
    }

    private ServerInstance server(int serverId, String gameType) {
        ServerInstance server = serverRegistry.require(serverId);
        if (!server.record().gameType().equals(gameType)) {
            throw new LanguardException(
                    ErrorCode.NOT_FOUND, "Server with id " + serverId + " is not of game type '" + gameType + "'");
        }
        return server;
    }
}
