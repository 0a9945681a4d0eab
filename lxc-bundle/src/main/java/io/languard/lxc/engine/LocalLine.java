package io.languard.lxc.engine;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.eclipse.jetty.client.HttpClient;

/** The engine of this machine, on its socket. */
final class LocalLine implements Line {

    private static final URI BASE = URI.create("http://engine");

    private final HttpClient client;
    private final Supplier<Path> socket;

    LocalLine(Supplier<Path> socket) {
        this.socket = socket;
        client = new UnixHttpClient(socket);
    }

    @Override
    public HttpClient client() {
        return client;
    }

    @Override
    public URI base() {
        socket.get(); // says what is missing where there is none
        return BASE;
    }

    @Override
    public int places() {
        return 1;
    }

    @Override
    public void failed(URI base) {
        // there is no other
    }
}
