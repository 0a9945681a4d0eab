package io.languard.http;

import io.languard.service.settings.Settings;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The platform's HTTP server on a free loopback port with one servlet. In this package for access to package-private
 * classes.
 */
public final class SingleServletServer implements AutoCloseable {

    private final HttpServer server;

    /**
     * @param settings names and values, in addition to port and address
     */
    public SingleServletServer(Servlet servlet, String pattern, String... settings) throws IOException {
        server = new HttpServer(settings(settings), new RequestMetrics());
        server.add(servlet, new ServletRegistration("test", List.of(pattern), true, Map.of()));
        server.start();
    }

    public static Settings settings(String... more) throws IOException {
        Map<String, String> raw = new HashMap<>();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            raw.put("LANGUARD_PORT", Integer.toString(socket.getLocalPort()));
        }
        raw.put("LANGUARD_BIND", "127.0.0.1");
        for (int i = 0; i < more.length; i += 2) {
            raw.put(more[i], more[i + 1]);
        }
        return new Settings(raw);
    }

    public int port() {
        return server.port();
    }

    public void remove(Servlet servlet) {
        server.remove(servlet);
    }

    @Override
    public void close() {
        server.stop();
    }
}
