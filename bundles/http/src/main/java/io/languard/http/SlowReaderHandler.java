package io.languard.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A handler that protects the shared thread pool, and the responses held in memory, from clients that do not read their
 * responses. A thread waits while the network accepts no more of a response. If more than half of the threads wait, the
 * connection that waits longest is closed: one of the client address with the most waiting connections.
 */
final class SlowReaderHandler extends Handler.Wrapper {

    /** The number of responses that may wait for their clients: half of the threads. */
    static final int MAX_WAITING = HttpServer.MAX_THREADS / 2;

    /** The responses that wait, oldest first. */
    private final Set<WatchedResponse> waiting = new LinkedHashSet<>();

    SlowReaderHandler(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, new WatchedResponse(request, response), callback);
    }

    private Optional<WatchedResponse> add(WatchedResponse response) {
        synchronized (waiting) {
            waiting.add(response);
            return waiting.size() > MAX_WAITING ? Optional.of(removeSlowest()) : Optional.empty();
        }
    }

    private WatchedResponse removeSlowest() {
        Map<String, Integer> counts = new HashMap<>();
        waiting.forEach(each -> counts.merge(each.address, 1, Integer::sum));
        int most = counts.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        WatchedResponse slowest = waiting.stream()
                .filter(each -> counts.getOrDefault(each.address, 0) == most)
                .findFirst()
                .orElseThrow();
        waiting.remove(slowest);
        return slowest;
    }

    private void remove(WatchedResponse response) {
        synchronized (waiting) {
            waiting.remove(response);
        }
    }

    /** A response that is registered while a write of it waits for the client. */
    private final class WatchedResponse extends Response.Wrapper {

        private final String address;

        WatchedResponse(Request request, Response response) {
            super(request, response);
            SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
            address = remote instanceof InetSocketAddress internet ? internet.getHostString() : "";
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            AtomicBoolean done = new AtomicBoolean();
            super.write(last, content, Callback.from(callback, () -> {
                if (!done.compareAndSet(false, true)) {
                    remove(this);
                }
            }));
            if (!done.get()) {
                Optional<WatchedResponse> slowest = add(this);
                if (!done.compareAndSet(false, true)) {
                    remove(this);
                }
                slowest.ifPresent(WatchedResponse::abort);
            }
        }

        private void abort() {
            getRequest()
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close(new TimeoutException("The client does not read its response"));
        }
    }
}
