package io.languard.core.route;

import io.languard.api.GameServer;
import io.languard.api.remote.RemoteSession;
import io.languard.api.route.RouteContext;
import io.languard.core.JsonCodec;
import io.languard.core.remote.ScopedSession;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** One request. Whoever asked for it closes it when the answer is there; what was lent for it ends then. */
final class RouteContextImpl implements RouteContext, AutoCloseable {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private final GameServer server;
    private final String user;
    private final Supplier<Optional<ScopedSession>> lender;
    private final EventService eventService;
    private final List<ScopedSession> lent = new CopyOnWriteArrayList<>();

    RouteContextImpl(
            GameServer server, String user, Supplier<Optional<ScopedSession>> lender, EventService eventService) {
        this.server = server;
        this.user = user;
        this.lender = lender;
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
        Optional<ScopedSession> session = lender.get();
        session.ifPresent(lent::add);
        return session.map(RemoteSession.class::cast);
    }

    @Override
    public void audit(String type, Map<String, Object> detail) {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("Not in snake_case: " + type);
        }
        // By way of text, so that nothing of the adapter's classes is kept.
        Map<String, Object> plain = JsonCodec.parseObject(JsonCodec.write(detail));
        eventService.publish(new PlatformEvent.Audited(server.id(), type, user, plain, Instant.now()));
    }

    @Override
    public void close() {
        lent.forEach(ScopedSession::close);
    }
}
