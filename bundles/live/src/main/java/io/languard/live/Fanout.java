package io.languard.live;

import io.languard.ports.event.PlatformEvent;
import io.languard.ports.log.LogLine;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Turns what happens into messages, each written once however many want it, and puts them into the outboxes of those who do.
 * Quick enough for the thread that tells of events.
 */
final class Fanout {

    private static final String DELETED = "server_deleted";

    private final Connections connections;

    Fanout(Connections connections) {
        this.connections = connections;
    }

    void tell(PlatformEvent event) {
        if (event instanceof PlatformEvent.LogWritten written) {
            tellLines(written);
        } else if (event instanceof PlatformEvent.StatusChanged changed) {
            tell(changed.serverId(), wants(Channel.STATUS), () -> Messages.status(changed));
        } else if (event instanceof PlatformEvent.PlayersChanged changed) {
            tell(changed.serverId(), wants(Channel.PLAYERS), () -> Messages.players(changed));
        } else if (event instanceof PlatformEvent.MetricsTaken taken) {
            tell(taken.serverId(), wants(Channel.METRICS), () -> Messages.metrics(taken));
        } else if (event instanceof PlatformEvent.SessionEnded ended) {
            connections.close(one -> one.tokenId().equals(ended.tokenId()), Goodbye.SESSION_ENDED);
        } else if (event instanceof PlatformEvent.Audited audited) {
            tellEvent(audited);
        }
    }

    private void tellEvent(PlatformEvent.Audited event) {
        if (event.serverId() != null) {
            tell(event.serverId(), wants(Channel.EVENTS).or(wants(Channel.STATUS)), () -> Messages.event(event));
        } else if (event.type().equals(DELETED)) {
            Object id = event.detail().get("server_id");
            connections.close(
                    one -> one.target().serverId() != null
                            && one.target().serverId().equals(id),
                    Goodbye.SERVER_DELETED);
        }
    }

    private void tellLines(PlatformEvent.LogWritten written) {
        List<byte[]> messages = null;
        for (Connection connection : connections.each()) {
            if (connection.target().covers(written.serverId()) && connection.wants(Channel.LOGS)) {
                if (messages == null) {
                    messages = written.lines().stream()
                            .map((LogLine line) -> Messages.log(written.serverId(), line))
                            .toList();
                }
                connection.tellLines(written.serverId(), messages);
            }
        }
    }

    private void tell(int serverId, Predicate<Connection> which, Supplier<byte[]> text) {
        byte[] message = null;
        for (Connection connection : connections.each()) {
            if (connection.target().covers(serverId) && which.test(connection)) {
                if (message == null) {
                    message = text.get();
                }
                connection.tell(message);
            }
        }
    }

    private static Predicate<Connection> wants(Channel channel) {
        return connection -> connection.wants(channel);
    }
}
