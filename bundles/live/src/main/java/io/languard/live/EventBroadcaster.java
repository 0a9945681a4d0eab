package io.languard.live;

import io.languard.service.event.PlatformEvent;
import io.languard.service.log.LogLine;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Turns what happens into messages, each written once however many want it, and puts them into the outboxes of those who do.
 * Quick enough for the thread that tells of events.
 */
final class EventBroadcaster {

    private static final String DELETED = "server_deleted";

    private final ConnectionRegistry connectionRegistry;

    EventBroadcaster(ConnectionRegistry connectionRegistry) {
        this.connectionRegistry = connectionRegistry;
    }

    void broadcast(PlatformEvent event) {
        if (event instanceof PlatformEvent.LogWritten written) {
            broadcastLogLines(written);
        } else if (event instanceof PlatformEvent.StatusChanged changed) {
            broadcast(changed.serverId(), wants(Channel.STATUS), () -> MessageFactory.status(changed));
        } else if (event instanceof PlatformEvent.PlayersChanged changed) {
            broadcast(changed.serverId(), wants(Channel.PLAYERS), () -> MessageFactory.players(changed));
        } else if (event instanceof PlatformEvent.MetricsSampled taken) {
            broadcast(taken.serverId(), wants(Channel.METRICS), () -> MessageFactory.metrics(taken));
        } else if (event instanceof PlatformEvent.SessionEnded ended) {
            connectionRegistry.close(one -> one.tokenId().equals(ended.tokenId()), CloseStatus.SESSION_ENDED);
        } else if (event instanceof PlatformEvent.Audited audited) {
            broadcastEvent(audited);
        }
    }

    private void broadcastEvent(PlatformEvent.Audited event) {
        if (event.serverId() != null) {
            broadcast(
                    event.serverId(),
                    wants(Channel.EVENTS).or(wants(Channel.STATUS)),
                    () -> MessageFactory.event(event));
        } else if (event.type().equals(DELETED)) {
            Object id = event.detail().get("server_id");
            connectionRegistry.close(
                    one -> one.target().serverId() != null
                            && one.target().serverId().equals(id),
                    CloseStatus.SERVER_DELETED);
        }
    }

    private void broadcastLogLines(PlatformEvent.LogWritten written) {
        List<byte[]> messages = null;
        for (ClientConnection clientConnection : connectionRegistry.openConnections()) {
            if (clientConnection.target().covers(written.serverId()) && clientConnection.isSubscribed(Channel.LOGS)) {
                if (messages == null) {
                    messages = written.lines().stream()
                            .map((LogLine line) -> MessageFactory.log(written.serverId(), line))
                            .toList();
                }
                clientConnection.sendLogLines(written.serverId(), messages);
            }
        }
    }

    private void broadcast(int serverId, Predicate<ClientConnection> which, Supplier<byte[]> text) {
        byte[] message = null;
        for (ClientConnection clientConnection : connectionRegistry.openConnections()) {
            if (clientConnection.target().covers(serverId) && which.test(clientConnection)) {
                if (message == null) {
                    message = text.get();
                }
                clientConnection.send(message);
            }
        }
    }

    private static Predicate<ClientConnection> wants(Channel channel) {
        return clientConnection -> clientConnection.isSubscribed(channel);
    }
}
