package io.languard.core.route;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.route.RouteContext;
import io.languard.core.remote.RemoteSessionManager;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.service.event.EventService;
import io.languard.service.game.RouteService;
import io.languard.service.user.UserSession;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens the contexts that the REST resources of adapters receive with their requests. */
@Component(service = RouteService.class)
public class RouteServiceImpl implements RouteService {

    private final ServerRegistry serverRegistry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final RemoteSessionManager sessions;
    private final EventService eventService;

    @Activate
    public RouteServiceImpl(
            @Reference ServerRegistry serverRegistry,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference RemoteSessionManager sessions,
            @Reference EventService eventService) {
        this.serverRegistry = serverRegistry;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.sessions = sessions;
        this.eventService = eventService;
    }

    @Override
    public RouteContext openContext(UserSession userSession, int serverId, String gameType) {
        ServerInstance server = serverRegistry.require(serverId);
        if (!server.record().gameType().equals(gameType)) {
            throw new LanguardException(
                    ErrorCode.NOT_FOUND, "Server with id " + serverId + " is not of game type '" + gameType + "'");
        }
        return new RouteContextImpl(
                serverSnapshotFactory.current(server),
                userSession.username(),
                () -> sessions.openScoped(server),
                eventService);
    }
}
