package io.languard.webhooks.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;

/** A receiver on the loopback interface that reads requests strictly and does what a test tells it to. */
public final class Receiver implements AutoCloseable {

    /** A request as it arrived; the names of headers are in lowercase. */
    public record Received(String line, Map<String, String> headers, String body) {}

    /** What the receiver does after it has read a request. */
    @FunctionalInterface
    public interface Behavior {

        void respond(Received received, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final BlockingQueue<Received> requests = new LinkedBlockingQueue<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Behavior behavior;
    private final Thread acceptor;

    public Receiver(Behavior behavior) throws IOException {
        this(behavior, ServerSocketFactory.getDefault());
    }

    public Receiver(Behavior behavior, ServerSocketFactory factory) throws IOException {
        this.behavior = behavior;
        this.socket = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.acceptor = new Thread(this::accept, "receiver");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** Returns a behavior that responds with a status and headers, and no body. */
    public static Behavior status(int status, String... headers) {
        return (received, out) -> respond(out, status, "", headers);
    }

    /** Writes a whole response. */
    public static void respond(OutputStream out, int status, String body, String... headers) throws IOException {
        StringBuilder response = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
        for (String header : headers) {
            response.append(header).append("\r\n");
        }
        response.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body);
        out.write(response.toString().getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/hook?token=s3cret";
    }

    /** Waits for the next request. */
    public Received take() throws InterruptedException {
        Received received = requests.poll(20, TimeUnit.SECONDS);
        if (received == null) {
            throw new AssertionError("No request arrived");
        }
        return received;
    }

    /** Returns the requests that have not been taken. */
    public List<Received> others() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                Thread thread = new Thread(() -> serve(connection), "receiver-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (Received received = read(in); received != null; received = read(in)) {
                requests.add(received);
                behavior.respond(received, connection.getOutputStream());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SocketException | javax.net.ssl.SSLException e) {
            // The client closed the connection, or refused the certificate.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            connections.remove(connection);
        }
    }

    private static Received read(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            return null;
        }
        if (!line.matches("POST /[!-~]* HTTP/1\\.1")) {
            throw new AssertionError("Not a request: " + line);
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            String name = header.substring(0, colon).toLowerCase(Locale.ROOT);
            if (headers.put(name, header.substring(colon + 1).strip()) != null) {
                throw new AssertionError("Twice: " + header);
            }
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.get("content-length")));
        return new Received(line, headers, new String(body, StandardCharsets.UTF_8));
    }

    /** Returns a line without its end; {@code null} at the end of the stream. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                if (line.length() == 0 || line.charAt(line.length() - 1) != '\r') {
                    throw new AssertionError("A line ends with LF alone: " + line);
                }
                return line.substring(0, line.length() - 1);
            }
            line.append((char) c);
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
