package io.languard.live;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.ports.server.Servers;
import io.languard.ports.user.Authentication;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The open connections: how many there may be, and whether each still has a right to be there. Safe for many threads. */
final class Connections {

    static final int MOST = 500;
    static final int MOST_OF_TOKEN = 50;

    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Authentication authentication;
    private final Servers servers;
    private volatile boolean stopped;

    Connections(Authentication authentication, Servers servers) {
        this.authentication = authentication;
        this.servers = servers;
    }

    /** Whether there are as many as there may be. */
    boolean isFull() {
        return open.size() >= MOST;
    }

    /** Whether there are as many with this token as there may be. */
    boolean isFull(String tokenId) {
        return count(tokenId) >= MOST_OF_TOKEN;
    }

    /**
     * Takes a connection in. What it was let in for is asked again now that it can be found here: in between, its session may
     * have ended, its server been deleted, or others have come.
     */
    void add(Connection connection) {
        open.add(connection);
        if (stopped) {
            connection.close(Goodbye.STOPPING);
        }
        if (open.size() > MOST || count(connection.tokenId()) > MOST_OF_TOKEN) {
            connection.close(Goodbye.TOO_MANY);
        }
        if (mayStay(connection) && connection.target().serverId() != null) {
            try {
                servers.get(connection.target().serverId());
            } catch (LanguardException e) {
                connection.close(Goodbye.SERVER_DELETED);
            }
        }
    }

    void remove(Connection connection) {
        open.remove(connection);
    }

    /** Those at this moment. */
    List<Connection> all() {
        return List.copyOf(open);
    }

    /** The open ones, without a copy. */
    Iterable<Connection> each() {
        return open;
    }

    /** Ends all, and whoever comes yet. */
    void stop() {
        stopped = true;
        close(one -> true, Goodbye.STOPPING);
    }

    /** Ends those that the test is about. */
    void close(Predicate<Connection> which, Goodbye why) {
        for (Connection connection : open) {
            if (which.test(connection)) {
                connection.close(why);
            }
        }
    }

    /** Whether the connection's token is still valid; ends it if not. Answers from memory. */
    boolean mayStay(Connection connection) {
        Optional<ErrorCode> refused = refusal(connection);
        refused.ifPresent(code -> connection.close(Goodbye.SESSION_ENDED));
        return refused.isEmpty();
    }

    private Optional<ErrorCode> refusal(Connection connection) {
        try {
            authentication.verify(connection.token());
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
    void check(long now) {
        for (Connection connection : open) {
            mayStay(connection);
            if (!connection.check(now)) {
                open.remove(connection);
            }
        }
    }

    private int count(String tokenId) {
        int count = 0;
        for (Connection connection : open) {
            if (connection.tokenId().equals(tokenId)) {
                count++;
            }
        }
        return count;
    }
}
