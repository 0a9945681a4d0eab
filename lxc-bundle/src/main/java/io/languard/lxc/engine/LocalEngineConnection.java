package io.languard.lxc.engine;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.eclipse.jetty.client.HttpClient;

/** A connection to the local engine through its socket. */
final class LocalEngineConnection implements EngineConnection {

    private static final URI BASE = URI.create("http://engine");

    private final HttpClient client;
    private final Supplier<Path> socket;

    LocalEngineConnection(Supplier<Path> socket) {
        this.socket = socket;
        client = new UnixSocketHttpClient(socket);
    }

    @Override
    public HttpClient client() {
        return client;
    }

    @Override
    public URI baseUri() {
        socket.get(); // throws if there is no socket
        return BASE;
    }

    @Override
    public int endpointCount() {
        return 1;
    }

    @Override
    public void markUnreachable(URI base) {
        // there is only one endpoint
    }
}
