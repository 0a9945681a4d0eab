package io.languard.lxc.engine;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Transport;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An HTTP client that sends all requests to a Unix-domain socket, whatever the host in the URI. */
final class UnixSocketHttpClient extends HttpClient {

    private static final int MAX_CONNECTIONS = 64;
    private static final int MAX_QUEUED = 4096;

    private final Supplier<Path> socket;

    UnixSocketHttpClient(Supplier<Path> socket) {
        super(new HttpClientTransportOverHTTP(connector()));
        this.socket = socket;
        configure(this);
    }

    /** Configures a client's threads and limits for use with an engine. */
    static HttpClient configure(HttpClient client) {
        QueuedThreadPool threads = new QueuedThreadPool(12, 1, 10_000);
        threads.setName("languard-engine");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        client.setExecutor(threads);
        client.setMaxConnectionsPerDestination(MAX_CONNECTIONS);
        client.setMaxRequestsQueuedPerDestination(MAX_QUEUED);
        client.setConnectTimeout(5_000);
        // Only frees descriptors after a busy period; requests have timeouts of their own.
        client.setIdleTimeout(120_000);
        client.setFollowRedirects(false);
        client.setUserAgentField(null);
        return client;
    }

    private static ClientConnector connector() {
        ClientConnector connector = new ClientConnector() {
            @Override
            protected SslContextFactory.Client newSslContextFactory() {
                return new UnusedTls();
            }
        };
        connector.setSelectors(1);
        return connector;
    }

    /** Overridden here, not where requests are created, since the WebSocket client creates its own. */
    @Override
    public Request newRequest(URI uri) {
        return super.newRequest(uri).transport(new Transport.TCPUnix(socket.get()));
    }

    /** A socket needs no TLS, and loading the trust store would be a large part of the start. */
    private static final class UnusedTls extends SslContextFactory.Client {
        @Override
        protected void doStart() {}
    }
}
