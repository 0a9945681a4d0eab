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

/** The open connections: how many there may be, and whether each still has a right to be there. Safe for many threads. */
final class ConnectionRegistry {

    static final int MAX_CONNECTIONS = 500;
    static final int MAX_CONNECTIONS_PER_TOKEN = 50;

    private final Set<ClientConnection> open = ConcurrentHashMap.newKeySet();
    private final AuthenticationService authenticationService;
    private final ServerService serverService;
    private volatile boolean stopped;

    ConnectionRegistry(AuthenticationService authenticationService, ServerService serverService) {
        this.authenticationService = authenticationService;
        this.serverService = serverService;
    }

    /** Whether there are as many as there may be. */
    boolean isFull() {
        return open.size() >= MAX_CONNECTIONS;
    }

    /** Whether there are as many with this token as there may be. */
    boolean isFull(String tokenId) {
        return count(tokenId) >= MAX_CONNECTIONS_PER_TOKEN;
    }

    /**
     * Takes a connection in. What it was let in for is asked again now that it can be found here: in between, its session may
     * have ended, its server been deleted, or others have come.
     */
    void add(ClientConnection clientConnection) {
        open.add(clientConnection);
        if (stopped) {
            clientConnection.close(CloseStatus.GOING_AWAY);
        }
        if (open.size() > MAX_CONNECTIONS || count(clientConnection.tokenId()) > MAX_CONNECTIONS_PER_TOKEN) {
            clientConnection.close(CloseStatus.TOO_MANY_CONNECTIONS);
        }
        if (verifySession(clientConnection) && clientConnection.target().serverId() != null) {
            try {
                serverService.get(clientConnection.target().serverId());
            } catch (LanguardException e) {
                clientConnection.close(CloseStatus.SERVER_DELETED);
            }
        }
    }

    void remove(ClientConnection clientConnection) {
        open.remove(clientConnection);
    }

    /** Those at this moment. */
    List<ClientConnection> snapshot() {
        return List.copyOf(open);
    }

    /** The open ones, without a copy. */
    Iterable<ClientConnection> openConnections() {
        return open;
    }

    /** Ends all, and whoever comes yet. */
    void stop() {
        stopped = true;
        close(one -> true, CloseStatus.GOING_AWAY);
    }

    /** Ends those that the test is about. */
    void close(Predicate<ClientConnection> which, CloseStatus why) {
        for (ClientConnection clientConnection : open) {
            if (which.test(clientConnection)) {
                clientConnection.close(why);
            }
        }
    }

    /** Whether the connection's token is still valid; ends it if not. Answers from memory. */
    boolean verifySession(ClientConnection clientConnection) {
        Optional<ErrorCode> refused = refusal(clientConnection);
        refused.ifPresent(code -> clientConnection.close(CloseStatus.SESSION_ENDED));
        return refused.isEmpty();
    }

    private Optional<ErrorCode> refusal(ClientConnection clientConnection) {
        try {
            authenticationService.verify(clientConnection.token());
            return Optional.empty();
        } catch (LanguardException e) {
            return Optional.of(e.code()).filter(ErrorCode.UNAUTHORIZED::equals);
        }
    }

    /**
     * Looks after each of them: tokens that have ended, clients that are gone. On one thread.
     *
     * @param now in the nanoseconds of {@link System#nanoTime}
     */
    void checkAll(long now) {
        for (ClientConnection clientConnection : open) {
            verifySession(clientConnection);
            if (!clientConnection.checkLiveness(now)) {
                open.remove(clientConnection);
            }
        }
    }

    private int count(String tokenId) {
        int count = 0;
        for (ClientConnection clientConnection : open) {
            if (clientConnection.tokenId().equals(tokenId)) {
                count++;
            }
        }
        return count;
    }
}
