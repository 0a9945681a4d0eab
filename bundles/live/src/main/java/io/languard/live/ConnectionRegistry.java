package io.languard.live;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.server.ServerService;
import io.languard.service.user.AuthenticationService;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Tracks the open connections, limits their number and closes those whose session has ended. Thread-safe. */
final class ConnectionRegistry {

    static final int MAX_CONNECTIONS = 500;
    static final int MAX_CONNECTIONS_PER_TOKEN = 50;

    /** The errors of a token with which no connection may stay open; without a database, for example, they do. */
    private static final Set<ErrorCode> ENDED = Set.of(ErrorCode.UNAUTHORIZED, ErrorCode.TOTP_SETUP_REQUIRED);

    private final Set<ClientConnection> open = ConcurrentHashMap.newKeySet();
    private final AuthenticationService authenticationService;
    private final ServerService serverService;
    private volatile boolean stopped;

    ConnectionRegistry(AuthenticationService authenticationService, ServerService serverService) {
        this.authenticationService = authenticationService;
        this.serverService = serverService;
    }

    /** Returns whether the limit of connections is reached. */
    boolean isFull() {
        return open.size() >= MAX_CONNECTIONS;
    }

    /** Returns whether the limit of connections per token is reached. */
    boolean isFull(String tokenId) {
        return count(tokenId) >= MAX_CONNECTIONS_PER_TOKEN;
    }

    /**
     * Registers a connection and repeats the checks of the handshake. Between handshake and registration, the session
     * may have ended, the server may have been deleted or other connections may have been opened.
     */
    void add(ClientConnection connection) {
        open.add(connection);
        if (stopped) {
            connection.close(CloseStatus.GOING_AWAY);
        }
        if (open.size() > MAX_CONNECTIONS || count(connection.tokenId()) > MAX_CONNECTIONS_PER_TOKEN) {
            connection.close(CloseStatus.TOO_MANY_CONNECTIONS);
        }
        if (verifySession(connection) && connection.target().serverId() != null) {
            try {
                serverService.get(connection.actor(), connection.target().serverId());
            } catch (LanguardException e) {
                connection.close(CloseStatus.SERVER_GONE);
            }
        }
    }

    void remove(ClientConnection connection) {
        open.remove(connection);
    }

    /** Returns a copy of the open connections. */
    List<ClientConnection> snapshot() {
        return List.copyOf(open);
    }

    /** Returns a live view of the open connections. */
    Iterable<ClientConnection> openConnections() {
        return open;
    }

    /** Closes all connections, including those registered later. */
    void stop() {
        stopped = true;
        close(any -> true, CloseStatus.GOING_AWAY);
    }

    /** Closes the matching connections. */
    void close(Predicate<ClientConnection> filter, CloseStatus status) {
        for (ClientConnection connection : open) {
            if (filter.test(connection)) {
                connection.close(status);
            }
        }
    }

    /**
     * Returns whether the connection's token is still valid, and closes the connection if it is not. Does not block.
     */
    boolean verifySession(ClientConnection connection) {
        Optional<ErrorCode> error = unauthorizedError(connection);
        error.ifPresent(code -> connection.close(CloseStatus.SESSION_ENDED));
        return error.isEmpty();
    }

    private Optional<ErrorCode> unauthorizedError(ClientConnection connection) {
        try {
            authenticationService.verify(connection.token());
            return Optional.empty();
        } catch (LanguardException e) {
            return Optional.of(e.code()).filter(ENDED::contains);
        }
    }

    /**
     * Closes connections whose token has expired and removes dead ones. Called periodically by one thread.
     *
     * @param now the current {@link System#nanoTime}
     */
    void checkAll(long now) {
        for (ClientConnection connection : open) {
            verifySession(connection);
            if (!connection.checkLiveness(now)) {
                open.remove(connection);
            }
        }
    }

    private int count(String tokenId) {
        int count = 0;
        for (ClientConnection connection : open) {
            if (connection.tokenId().equals(tokenId)) {
                count++;
            }
        }
        return count;
    }
}
