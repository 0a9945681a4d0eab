package io.languard.lxc.engine;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.eclipse.jetty.client.HttpClient;

/** The engine of this machine, on its socket. */
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
        socket.get(); // says what is missing where there is none
        return BASE;
    }

    @Override
    public int endpointCount() {
        return 1;
    }

    @Override
    public void markUnreachable(URI base) {
        // there is no other
    }
}
