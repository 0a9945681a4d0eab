package io.languard.lxc.engine;

import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Origin;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/**
 * A pool of persistent connections to the engine. Safe for use by multiple threads.
 *
 * <p>A connection is opened only for a request that is sent on it immediately. LXD waits for the first byte of a
 * connection before it accepts the next one (its listener checks for a TLS handshake), so a connection opened in
 * advance, as the HTTP client's own pool does for concurrent requests, blocks all clients, including containers that are
 * starting.
 */
final class EngineConnectionPool implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 64;

    /** Enough for thousands of instances with their full configuration. */
    private static final int MAX_RESPONSE_SIZE = 64 << 20;

    private final HttpClient client;
    private final Semaphore permits = new Semaphore(MAX_CONNECTIONS, true);
    private final Deque<PooledConnection> idle = new ConcurrentLinkedDeque<>();
    private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private record PooledConnection(Origin origin, Connection connection) {}

    /** The connection could not be established, so nothing was sent. */
    static final class NotConnectedException extends ExecutionException {

        private static final long serialVersionUID = 1L;

        NotConnectedException(@Nullable Throwable cause) {
            super(cause);
        }
    }

    EngineConnectionPool(HttpClient client) {
        this.client = client;
    }

    /** Sends the request and waits for the complete response. */
    ContentResponse send(Request request, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + limit.toNanos();
        if (!permits.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException();
        }
        try {
            Destination destination = client.resolveDestination(request);
            Connection connection = idle(destination, end);
            CompletableFuture<ContentResponse> response =
                    new CompletableResponseListener(request, MAX_RESPONSE_SIZE).send(connection);
            boolean complete = false;
            try {
                ContentResponse completed = await(response, end);
                complete = true;
                return completed;
            } finally {
                if (complete) {
                    idle.push(new PooledConnection(destination.getOrigin(), connection));
                } else {
                    connection.close();
                }
            }
        } finally {
            permits.release();
        }
    }

    private Connection idle(Destination destination, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        for (PooledConnection pooledConnection = idle.poll();
                pooledConnection != null;
                pooledConnection = idle.poll()) {
            if (pooledConnection.connection().isClosed()) {
                continue;
            }
            if (pooledConnection.origin().equals(destination.getOrigin())) {
                return pooledConnection.connection();
            }
            pooledConnection.connection().close(); // to a cluster member that has been replaced by another
        }
        Promise.Completable<Connection> opened = new Promise.Completable<>();
        destination.newConnection(opened);
        try {
            return await(opened, end);
        } catch (InterruptedException | TimeoutException e) {
            opened.thenAccept(Connection::close); // would never be used
            throw e;
        } catch (ExecutionException e) {
            throw new NotConnectedException(e.getCause());
        }
    }

    private <T> T await(CompletableFuture<T> stage, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        pending.add(stage);
        try {
            if (closed) {
                stage.completeExceptionally(new ClosedChannelException());
            }
            return stage.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } finally {
            pending.remove(stage);
        }
    }

    /** Fails all pending requests: the client itself would leave some of them to their timeouts. */
    @Override
    public void close() {
        closed = true;
        pending.forEach(stage -> stage.completeExceptionally(new ClosedChannelException()));
    }
}
