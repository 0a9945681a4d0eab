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

/**
 * Connections to the engine, kept open from one request to the next. Safe for use from many threads.
 *
 * <p>None is ever opened without a request to send on it at once. LXD waits for a connection's first byte before it
 * accepts the next one (its socket's listener looks whether TLS begins), so one that is opened in advance, as the HTTP
 * client's own pool does when two requests meet, makes everybody wait, starting containers included.
 */
final class EngineConnectionPool implements AutoCloseable {

    private static final int MOST = 64;

    /** Some thousands of instances with all their configuration. */
    private static final int LARGEST_ANSWER = 64 << 20;

    private final HttpClient client;
    private final Semaphore permits = new Semaphore(MOST, true);
    private final Deque<PooledConnection> idle = new ConcurrentLinkedDeque<>();
    private final Set<CompletableFuture<?>> awaited = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private record PooledConnection(Origin origin, Connection connection) {}

    /** Nobody could be reached, so nothing was sent. */
    static final class NotConnectedException extends ExecutionException {

        private static final long serialVersionUID = 1L;

        NotConnectedException(Throwable cause) {
            super(cause);
        }
    }

    EngineConnectionPool(HttpClient client) {
        this.client = client;
    }

    /** Sends the request and waits for the whole answer. */
    ContentResponse send(Request request, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + limit.toNanos();
        if (!permits.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException();
        }
        try {
            Destination destination = client.resolveDestination(request);
            Connection connection = idle(destination, end);
            CompletableFuture<ContentResponse> answer =
                    new CompletableResponseListener(request, LARGEST_ANSWER).send(connection);
            boolean whole = false;
            try {
                ContentResponse response = await(answer, end);
                whole = true;
                return response;
            } finally {
                if (whole) {
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
            pooledConnection.connection().close(); // of a cluster's member that another one has taken the place of
        }
        Promise.Completable<Connection> opened = new Promise.Completable<>();
        destination.newConnection(opened);
        try {
            return await(opened, end);
        } catch (InterruptedException | TimeoutException e) {
            opened.thenAccept(Connection::close); // nobody will send anything on it
            throw e;
        } catch (ExecutionException e) {
            throw new NotConnectedException(e.getCause());
        }
    }

    private <T> T await(CompletableFuture<T> stage, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        awaited.add(stage);
        try {
            if (closed) {
                stage.completeExceptionally(new ClosedChannelException());
            }
            return stage.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } finally {
            awaited.remove(stage);
        }
    }

    /** Lets go of everybody who waits: the client itself would leave some of them to their limits. */
    @Override
    public void close() {
        closed = true;
        awaited.forEach(stage -> stage.completeExceptionally(new ClosedChannelException()));
    }
}
