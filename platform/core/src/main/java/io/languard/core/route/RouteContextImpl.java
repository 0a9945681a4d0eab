package io.languard.core.route;

import io.languard.api.GameServer;
import io.languard.api.remote.RemoteSession;
import io.languard.api.route.RouteContext;
import io.languard.core.event.AdapterEvents;
import io.languard.core.remote.ScopedSession;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * The context of one request to an adapter's resource. The caller closes it when the response is complete, which closes
 * the remote sessions that it provided.
 */
final class RouteContextImpl implements RouteContext, AutoCloseable {

    private final GameServer server;
    private final String user;
    private final Supplier<Optional<ScopedSession>> sessionSupplier;
    private final EventService eventService;
    private final List<ScopedSession> openedSessions = new CopyOnWriteArrayList<>();

    RouteContextImpl(
            GameServer server,
            String user,
            Supplier<Optional<ScopedSession>> sessionSupplier,
            EventService eventService) {
        this.server = server;
        this.user = user;
        this.sessionSupplier = sessionSupplier;
        this.eventService = eventService;
    }

    @Override
    public GameServer server() {
        return server;
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public Optional<RemoteSession> remote() {
        Optional<ScopedSession> session = sessionSupplier.get();
        session.ifPresent(openedSessions::add);
        return session.map(RemoteSession.class::cast);
    }

    @Override
    public void audit(String type, Map<String, Object> detail) {
        eventService.publish(
                new PlatformEvent.Audited(server.id(), user, AdapterEvents.create(type, detail), Instant.now()));
    }

    @Override
    public void close() {
        openedSessions.forEach(ScopedSession::close);
    }
}
