package io.languard.core.route;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.route.RouteCall;
import io.languard.core.server.Fleet;
import io.languard.core.server.ManagedServer;
import io.languard.core.server.RemoteSessions;
import io.languard.core.server.Snapshots;
import io.languard.ports.event.Events;
import io.languard.ports.game.RouteCalls;
import io.languard.ports.user.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What resources of adapters are told about their requests. */
@Component(service = RouteCalls.class)
public class RouteService implements RouteCalls {

    private final Fleet fleet;
    private final Snapshots snapshots;
    private final RemoteSessions sessions;
    private final Events events;

    @Activate
    public RouteService(
            @Reference Fleet fleet,
            @Reference Snapshots snapshots,
            @Reference RemoteSessions sessions,
            @Reference Events events) {
        this.fleet = fleet;
        this.snapshots = snapshots;
        this.sessions = sessions;
        this.events = events;
    }

    @Override
    public RouteCall call(Session session, int serverId, String gameType) {
        ManagedServer server = fleet.require(serverId);
        if (!server.record().gameType().equals(gameType)) {
            throw new LanguardException(
                    ErrorCode.NOT_FOUND, "Server with id " + serverId + " is not of game type '" + gameType + "'");
        }
        return new Call(snapshots.of(server.record()), session.username(), () -> sessions.lend(server), events);
    }
}
