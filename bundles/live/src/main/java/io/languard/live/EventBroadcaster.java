package io.languard.live;

import io.languard.service.event.PlatformEvent;
import io.languard.service.event.ServerAuditEvent.ServerDeleted;
import io.languard.service.user.Authorizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Converts events to messages and queues them for all subscribed connections. Each message is serialized at most twice:
 * once for clients that may see players' network addresses and once for others. Does not block, so it can run on the
 * thread that publishes the event.
 */
final class EventBroadcaster {

    private final ConnectionRegistry connectionRegistry;
    private final Authorizer authorizer;

    EventBroadcaster(ConnectionRegistry connectionRegistry, Authorizer authorizer) {
        this.connectionRegistry = connectionRegistry;
        this.authorizer = authorizer;
    }

    void broadcast(PlatformEvent event) {
        if (event instanceof PlatformEvent.LogWritten written) {
            broadcastLogLines(written);
        } else if (event instanceof PlatformEvent.StatusChanged changed) {
            broadcast(changed.serverId(), subscribedTo(Channel.STATUS), any -> MessageFactory.status(changed));
        } else if (event instanceof PlatformEvent.PlayersChanged changed) {
            broadcast(
                    changed.serverId(),
                    subscribedTo(Channel.PLAYERS),
                    addresses -> MessageFactory.players(changed, addresses));
        } else if (event instanceof PlatformEvent.MetricsSampled sampled) {
            broadcast(sampled.serverId(), subscribedTo(Channel.METRICS), any -> MessageFactory.metrics(sampled));
        } else if (event instanceof PlatformEvent.SessionEnded sessionEnded) {
            connectionRegistry.close(
                    connection -> connection.tokenId().equals(sessionEnded.tokenId()), CloseStatus.SESSION_ENDED);
        } else if (event instanceof PlatformEvent.Audited audited) {
            broadcastEvent(audited);
        }
    }

    private void broadcastEvent(PlatformEvent.Audited event) {
        Integer serverId = event.serverId();
        if (serverId != null) {
            broadcast(
                    serverId,
                    subscribedTo(Channel.EVENTS).or(subscribedTo(Channel.STATUS)),
                    addresses -> MessageFactory.event(serverId, event, addresses));
        } else if (event.event() instanceof ServerDeleted deleted) {
            connectionRegistry.close(
                    connection -> connection.target().serverId() != null
                            && connection.target().serverId() == deleted.serverId(),
                    CloseStatus.SERVER_DELETED);
        }
    }

    private void broadcastLogLines(PlatformEvent.LogWritten written) {
        int serverId = written.serverId();
        List<byte[]> complete = null;
        List<byte[]> masked = null;
        for (ClientConnection connection : connectionRegistry.openConnections()) {
            if (!connection.target().covers(serverId) || !connection.isSubscribed(Channel.LOGS)) {
                continue;
            }
            if (complete == null) {
                complete = written.lines().stream()
                        .map(line -> MessageFactory.log(serverId, line))
                        .toList();
            }
            if (authorizer.maySeeAddresses(connection.actor(), serverId)) {
                connection.sendLogLines(serverId, complete);
            } else {
                if (masked == null) {
                    masked = withoutAddresses(written, complete);
                }
                connection.sendLogLines(serverId, masked);
            }
        }
    }

    private static List<byte[]> withoutAddresses(PlatformEvent.LogWritten written, List<byte[]> complete) {
        List<byte[]> masked = new ArrayList<>(complete.size());
        for (int i = 0; i < complete.size(); i++) {
            masked.add(
                    MessageFactory.maskedLog(written.serverId(), written.lines().get(i), complete.get(i)));
        }
        return masked;
    }

    /**
     * @param serializer makes the message for clients that may or may not see network addresses
     */
    private void broadcast(int serverId, Predicate<ClientConnection> filter, Function<Boolean, byte[]> serializer) {
        Map<Boolean, byte[]> messages = new HashMap<>();
        for (ClientConnection connection : connectionRegistry.openConnections()) {
            if (connection.target().covers(serverId) && filter.test(connection)) {
                boolean addresses = authorizer.maySeeAddresses(connection.actor(), serverId);
                connection.send(messages.computeIfAbsent(addresses, serializer));
            }
        }
    }

    private static Predicate<ClientConnection> subscribedTo(Channel channel) {
        return connection -> connection.isSubscribed(channel);
    }
}
