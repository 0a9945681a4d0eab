package io.languard.live;

import io.languard.service.event.PlatformEvent;
import io.languard.service.event.ServerAuditEvent.ServerDeleted;
import io.languard.service.log.LogLine;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Converts events to messages and queues them for all subscribed connections. Each message is serialized at most
 * once. Does not block, so it can run on the thread that publishes the event.
 */
final class EventBroadcaster {

    private final ConnectionRegistry connectionRegistry;

    EventBroadcaster(ConnectionRegistry connectionRegistry) {
        this.connectionRegistry = connectionRegistry;
    }

    void broadcast(PlatformEvent event) {
        if (event instanceof PlatformEvent.LogWritten written) {
            broadcastLogLines(written);
        } else if (event instanceof PlatformEvent.StatusChanged changed) {
            broadcast(changed.serverId(), subscribedTo(Channel.STATUS), () -> MessageFactory.status(changed));
        } else if (event instanceof PlatformEvent.PlayersChanged changed) {
            broadcast(changed.serverId(), subscribedTo(Channel.PLAYERS), () -> MessageFactory.players(changed));
        } else if (event instanceof PlatformEvent.MetricsSampled sampled) {
            broadcast(sampled.serverId(), subscribedTo(Channel.METRICS), () -> MessageFactory.metrics(sampled));
        } else if (event instanceof PlatformEvent.SessionEnded sessionEnded) {
            connectionRegistry.close(
                    connection -> connection.tokenId().equals(sessionEnded.tokenId()), CloseStatus.SESSION_ENDED);
        } else if (event instanceof PlatformEvent.Audited audited) {
            broadcastEvent(audited);
        }
    }

    private void broadcastEvent(PlatformEvent.Audited event) {
        if (event.serverId() != null) {
            broadcast(
                    event.serverId(),
                    subscribedTo(Channel.EVENTS).or(subscribedTo(Channel.STATUS)),
                    () -> MessageFactory.event(event));
        } else if (event.event() instanceof ServerDeleted deleted) {
            connectionRegistry.close(
                    connection -> connection.target().serverId() != null
                            && connection.target().serverId() == deleted.serverId(),
                    CloseStatus.SERVER_DELETED);
        }
    }

    private void broadcastLogLines(PlatformEvent.LogWritten written) {
        List<byte[]> messages = null;
        for (ClientConnection connection : connectionRegistry.openConnections()) {
            if (connection.target().covers(written.serverId()) && connection.isSubscribed(Channel.LOGS)) {
                if (messages == null) {
                    messages = written.lines().stream()
                            .map((LogLine line) -> MessageFactory.log(written.serverId(), line))
                            .toList();
                }
                connection.sendLogLines(written.serverId(), messages);
            }
        }
    }

    private void broadcast(int serverId, Predicate<ClientConnection> filter, Supplier<byte[]> serializer) {
        byte[] message = null;
        for (ClientConnection connection : connectionRegistry.openConnections()) {
            if (connection.target().covers(serverId) && filter.test(connection)) {
                if (message == null) {
                    message = serializer.get();
                }
                connection.send(message);
            }
        }
    }

    private static Predicate<ClientConnection> subscribedTo(Channel channel) {
        return connection -> connection.isSubscribed(channel);
    }
}
