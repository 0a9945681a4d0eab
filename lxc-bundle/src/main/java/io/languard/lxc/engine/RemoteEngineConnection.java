package io.languard.lxc.engine;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * An engine on another machine, or the members of a cluster: the first that answers serves until it does not. Every member
 * knows and does everything, so it does not matter which.
 */
final class RemoteEngineConnection implements EngineConnection {

    private final HttpClient client;
    private final List<URI> members;
    private final EngineException trouble;
    private final AtomicInteger current = new AtomicInteger();

    RemoteEngineConnection(List<URI> members, EngineTlsContextFactory tls) {
        SslContextFactory.Client factory = null;
        EngineException refused = null;
        try {
            factory = tls.create();
        } catch (EngineException e) {
            refused = e; // told to whoever asks for a world, as an engine out of reach is
        }
        this.members = List.copyOf(members);
        this.trouble = refused;
        this.client = client(factory);
    }

    RemoteEngineConnection(List<URI> members, SslContextFactory.Client tls) {
        this.members = List.copyOf(members);
        this.trouble = null;
        this.client = client(tls);
    }

    private static HttpClient client(SslContextFactory.Client tls) {
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
        if (trouble != null) {
            throw new EngineException(trouble.getMessage());
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
        // Only the first to tell moves on: others were on the same one.
        current.compareAndSet(at, (at + 1) % members.size());
    }
}
