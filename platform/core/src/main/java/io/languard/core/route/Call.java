package io.languard.core.route;

import io.languard.api.GameServer;
import io.languard.api.remote.RemoteSession;
import io.languard.api.route.RouteCall;
import io.languard.core.Json;
import io.languard.core.server.LentSession;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** One request. Whoever asked for it closes it when the answer is there; what was lent for it ends then. */
final class Call implements RouteCall, AutoCloseable {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private final GameServer server;
    private final String user;
    private final Supplier<Optional<LentSession>> lender;
    private final Events events;
    private final List<LentSession> lent = new CopyOnWriteArrayList<>();

    Call(GameServer server, String user, Supplier<Optional<LentSession>> lender, Events events) {
        this.server = server;
        this.user = user;
        this.lender = lender;
        this.events = events;
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
        Optional<LentSession> session = lender.get();
        session.ifPresent(lent::add);
        return session.map(RemoteSession.class::cast);
    }

    @Override
    public void audit(String type, Map<String, Object> detail) {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("Not in snake_case: " + type);
        }
        // By way of text, so that nothing of the adapter's classes is kept.
        Map<String, Object> plain = Json.object(Json.write(detail));
        events.publish(new PlatformEvent.Audited(server.id(), type, user, plain, Instant.now()));
    }

    @Override
    public void close() {
        lent.forEach(LentSession::close);
    }
}
