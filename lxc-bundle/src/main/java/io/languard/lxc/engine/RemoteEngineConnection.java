package io.languard.lxc.engine;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * A connection to an engine on another machine or to the members of a cluster. A member is used until it fails to
 * respond; since all members are equivalent, any will do.
 */
final class RemoteEngineConnection implements EngineConnection {

    private final HttpClient client;
    private final List<URI> members;
    private final @Nullable EngineException configurationError;
    private final AtomicInteger current = new AtomicInteger();

    RemoteEngineConnection(List<URI> members, EngineTlsContextFactory tls) {
        SslContextFactory.Client factory = null;
        EngineException refused = null;
        try {
            factory = tls.create();
        } catch (EngineException e) {
            refused = e; // reported with each request, like an unreachable engine
        }
        this.members = List.copyOf(members);
        this.configurationError = refused;
        this.client = client(factory);
    }

    RemoteEngineConnection(List<URI> members, SslContextFactory.Client tls) {
        this.members = List.copyOf(members);
        this.configurationError = null;
        this.client = client(tls);
    }

    private static HttpClient client(SslContextFactory.@Nullable Client tls) {
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        if (tls != null) {
            connector.setSslContextFactory(tls);
        }
        return UnixSocketHttpClient.configure(new HttpClient(new HttpClientTransportOverHTTP(connector)));
    }

    @Override
    public HttpClient client() {
        return client;
    }

    @Override
    public URI baseUri() {
        if (configurationError != null) {
            throw new EngineException(configurationError.getMessage());
        }
        return members.get(current.get());
    }

    @Override
    public int endpointCount() {
        return members.size();
    }

    @Override
    public void markUnreachable(URI base) {
        int at = members.indexOf(base);
        // Only the first failure moves on: other requests failed on the same endpoint.
        current.compareAndSet(at, (at + 1) % members.size());
    }
}
