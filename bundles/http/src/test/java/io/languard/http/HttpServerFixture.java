package io.languard.http;

import io.languard.service.settings.Settings;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server on a free port of loopback, for one test. */
final class HttpServerFixture implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final RequestMetrics counts = new RequestMetrics();
    private final HttpServer server;

    HttpServerFixture(String... settings) throws IOException {
        server = new HttpServer(new Settings(settings(freePort(), settings)), counts);
        server.start();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static Map<String, String> settings(int port, String... settings) {
        Map<String, String> raw = new HashMap<>();
        raw.put("LANGUARD_PORT", Integer.toString(port));
        raw.put("LANGUARD_BIND", "127.0.0.1");
        for (int i = 0; i < settings.length; i += 2) {
            raw.put(settings[i], settings[i + 1]);
        }
        return raw;
    }

    HttpServer server() {
        return server;
    }

    RequestMetrics counts() {
        return counts;
    }

    void add(String pattern, Servlet servlet) {
        server.add(servlet, registration(pattern));
    }

    static ServletRegistration registration(String pattern) {
        return new ServletRegistration(pattern, List.of(pattern), true, Map.of());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return send("GET", path, headers);
    }

    /** Sends the text unchanged and returns everything received until the server closes the connection. */
    String sendRaw(String text) throws IOException {
        try (Socket socket = socket()) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(5000);
        return socket;
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop();
    }

    /** The code that a test servlet runs for a request. */
    interface ServletHandler {
        void handle(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    static Servlet servlet(ServletHandler servletHandler) {
        return new HttpServlet() {
            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                try {
                    servletHandler.handle(request, response);
                } catch (IOException | RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    static Servlet textServlet(String text) {
        return servlet((request, response) -> response.getWriter().write(text));
    }
}
