package io.languard.core.remote;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteListener;
import io.languard.api.remote.RemoteSession;
import io.languard.core.registry.GuardedService;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session with one adapter. Its reports are ignored once the connection has dropped it. */
final class RemoteAdminChannel implements RemoteListener {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteAdminChannel.class);

    private final RemoteAdminConnection connection;
    private final GuardedService<RemoteAdmin> adapter;
    private volatile @Nullable RemoteSession session;
    private volatile boolean connected;
    private final AtomicBoolean oversizedReported = new AtomicBoolean();

    RemoteAdminChannel(RemoteAdminConnection connection, GuardedService<RemoteAdmin> adapter) {
        this.connection = connection;
        this.adapter = adapter;
    }

    void attach(RemoteSession opened) {
        session = opened;
    }

    GuardedService<RemoteAdmin> adapter() {
        return adapter;
    }

    /** Returns the adapter's session; {@code null} before it has been opened. */
    @Nullable
    RemoteSession session() {
        return session;
    }

    boolean isUsable() {
        return connected && session != null && !adapter.isGone();
    }

    /**
     * Makes a request by a service of the same adapter and waits for the response.
     *
     * @throws LanguardException {@code REMOTE_ADMIN_UNAVAILABLE} if the game does not respond within the limit
     */
    <P, R> R request(
            GuardedService<P> service, Duration limit, BiFunction<P, RemoteSession, CompletionStage<R>> request) {
        long startNanos = System.nanoTime();
        CompletionStage<R> response = service.call(limit, part -> request.apply(part, session));
        try {
            return service.await(response.toCompletableFuture(), limit.minusNanos(System.nanoTime() - startNanos));
        } catch (TimeoutException e) {
            throw new LanguardException(
                    ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "The game server's remote admin did not respond in time", e);
        }
    }

    /** Closes the session unless its adapter has been unregistered, which closes it itself. */
    void close() {
        RemoteSession current = session;
        if (current != null && !adapter.isGone()) {
            try {
                adapter.run(ignored -> current.close());
            } catch (LanguardException e) {
                LOG.debug("A remote admin session could not be closed", e);
            }
        }
    }

    /** Logs, once, that an item was too large and has been dropped. */
    void reportOversized() {
        if (oversizedReported.compareAndSet(false, true)) {
            adapter.logFailure("reported a player or an event that is too large; it is dropped", null);
        }
    }

    @Override
    public void connectionChanged(boolean now) {
        connected = now;
        connection.channelChanged(this);
    }

    @Override
    public void received(LogItem item) {
        connection.received(this, item);
    }

    @Override
    public void playersChanged() {
        connection.schedulePlayerRefresh();
    }
}
