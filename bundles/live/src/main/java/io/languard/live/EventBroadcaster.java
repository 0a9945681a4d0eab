package io.languard.live;

import io.languard.api.error.LanguardException;
import io.languard.service.event.PlatformEvent;
import io.languard.service.job.Job;
import io.languard.service.server.ServerService;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Converts events to messages and queues them for all subscribed connections. Each message is serialized at most twice:
 * once for clients that may see players' network addresses and once for others. Does not block, so it can run on the
 * thread that publishes the event.
 */
final class EventBroadcaster {

    private final ConnectionRegistry connectionRegistry;
    private final Authorizer authorizer;
    private final ServerService serverService;

    EventBroadcaster(ConnectionRegistry connectionRegistry, Authorizer authorizer, ServerService serverService) {
        this.connectionRegistry = connectionRegistry;
        this.authorizer = authorizer;
        this.serverService = serverService;
    }

    void broadcast(PlatformEvent event) {
        if (event instanceof PlatformEvent.LogWritten written) {
            broadcastLogLines(written);
        } else if (event instanceof PlatformEvent.StatusChanged changed) {
            broadcast(changed.serverId(), subscribedTo(Channel.STATUS), any -> MessageFactory.status(changed));
            broadcastServer(changed.serverId());
        } else if (event instanceof PlatformEvent.PlayersChanged changed) {
            broadcast(
                    changed.serverId(),
                    subscribedTo(Channel.PLAYERS),
                    addresses -> MessageFactory.players(changed, addresses));
        } else if (event instanceof PlatformEvent.MetricsSampled sampled) {
            broadcast(sampled.serverId(), subscribedTo(Channel.METRICS), any -> MessageFactory.metrics(sampled));
        } else if (event instanceof PlatformEvent.ServerChanged changed) {
            broadcastServer(changed.serverId());
        } else if (event instanceof PlatformEvent.ServerRemoved removed) {
            broadcast(
                    removed.serverId(),
                    subscribedTo(Channel.SERVERS),
                    any -> MessageFactory.serverRemoved(removed.serverId()));
            connectionRegistry.close(
                    connection -> connection.target().isOnly(removed.serverId()), CloseStatus.SERVER_GONE);
        } else if (event instanceof PlatformEvent.GameUpdated updated) {
            broadcast(null, subscribedTo(Channel.GAMES), any -> MessageFactory.game(updated));
        } else if (event instanceof PlatformEvent.JobChanged changed) {
            broadcastJob(changed.job());
        } else if (event instanceof PlatformEvent.SessionEnded sessionEnded) {
            connectionRegistry.close(
                    connection -> connection.tokenId().equals(sessionEnded.tokenId()), CloseStatus.SESSION_ENDED);
        } else if (event instanceof PlatformEvent.RightsChanged changed) {
            connectionRegistry.close(this::isOfHiddenServer, CloseStatus.SERVER_GONE);
            broadcast(
                    null,
                    subscribedTo(Channel.SERVERS)
                            .and(connection -> connection.actor().name().equals(changed.username())),
                    any -> MessageFactory.RIGHTS_CHANGED);
        } else if (event instanceof PlatformEvent.Audited audited) {
            broadcastEvent(audited);
        }
    }

    private boolean isOfHiddenServer(ClientConnection connection) {
        Integer serverId = connection.target().serverId();
        return serverId != null && !mayView(connection, serverId);
    }

    /** Returns whether a client gets messages about a server: its rights may have changed since it connected. */
    private boolean receives(ClientConnection connection, int serverId) {
        return connection.target().covers(serverId) && mayView(connection, serverId);
    }

    private boolean mayView(ClientConnection connection, int serverId) {
        return authorizer.isPermitted(connection.actor(), Permission.SERVER_VIEW, serverId);
    }

    /** Sends a job to those who may see it: one of no server to those who manage the system. */
    private void broadcastJob(Job job) {
        Predicate<ClientConnection> filter = subscribedTo(Channel.JOBS);
        broadcast(
                job.serverId(),
                job.serverId() == null ? filter.and(this::receivesPlatform) : filter,
                any -> MessageFactory.job(job));
    }

    /** Returns whether a client gets what belongs to no single server. */
    private boolean receivesPlatform(ClientConnection connection) {
        return connection.target().serverId() == null
                && authorizer.isPermitted(connection.actor(), Permission.SYSTEM_MANAGE, null);
    }

    private void broadcastEvent(PlatformEvent.Audited event) {
        Integer serverId = event.serverId();
        if (serverId != null) {
            broadcast(
                    serverId,
                    subscribedTo(Channel.EVENTS).or(subscribedTo(Channel.STATUS)),
                    addresses -> MessageFactory.event(event, addresses));
        } else {
            broadcast(
                    null,
                    subscribedTo(Channel.EVENTS).and(this::receivesPlatform),
                    addresses -> MessageFactory.event(event, addresses));
        }
    }

    /** Sends the server as it is now; nothing if it was deleted meanwhile. */
    private void broadcastServer(int serverId) {
        Map<Boolean, byte[]> messages = new HashMap<>();
        for (ClientConnection connection : connectionRegistry.openConnections()) {
            Actor actor = connection.actor();
            if (connection.isSubscribed(Channel.SERVERS) && receives(connection, serverId)) {
                try {
                    connection.send(messages.computeIfAbsent(
                            authorizer.maySeeAddresses(actor, serverId),
                            addresses -> MessageFactory.server(serverService.get(actor, serverId))));
                } catch (LanguardException e) {
                    // The server was deleted, or this client has just lost the right to view it: others may have it.
                    continue;
                }
            }
        }
    }

    private void broadcastLogLines(PlatformEvent.LogWritten written) {
        int serverId = written.serverId();
        LogMessages plain = new LogMessages(serverId, written.lines(), false);
        LogMessages withIds = new LogMessages(serverId, written.lines(), true);
        for (ClientConnection connection : connectionRegistry.openConnections()) {
            if (connection.receivesLog(serverId) && mayView(connection, serverId)) {
                LogMessages messages = connection.followsLog(serverId) ? withIds : plain;
                boolean addresses = authorizer.maySeeAddresses(connection.actor(), serverId);
                connection.sendLogLines(serverId, addresses ? messages.complete() : messages.masked());
            }
        }
    }

    /**
     * @param serverId {@code null} for the platform
     * @param serializer makes the message for clients that may or may not see network addresses
     */
    private void broadcast(
            @Nullable Integer serverId, Predicate<ClientConnection> filter, Function<Boolean, byte[]> serializer) {
        Map<Boolean, byte[]> messages = new HashMap<>();
        for (ClientConnection connection : connectionRegistry.openConnections()) {
            if (filter.test(connection) && (serverId == null || receives(connection, serverId))) {
                boolean addresses = authorizer.maySeeAddresses(connection.actor(), serverId);
                connection.send(messages.computeIfAbsent(addresses, serializer));
            }
        }
    }

    private static Predicate<ClientConnection> subscribedTo(Channel channel) {
        return connection -> connection.isSubscribed(channel);
    }
}
