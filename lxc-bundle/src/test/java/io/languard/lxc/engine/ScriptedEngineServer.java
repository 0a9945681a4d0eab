package io.languard.lxc.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An HTTP server on a Unix-domain socket with scripted responses. */
final class ScriptedEngineServer implements AutoCloseable {

    record ScriptedResponse(int status, String body) {}

    final List<String> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();

    /** The number of connections that received at least one request. */
    final AtomicInteger used = new AtomicInteger();

    private final ServerSocketChannel server;
    private final Function<String, ScriptedResponse> script;
    private final Thread acceptor;

    /** @param script maps method, path and body, such as {@code PUT /1.0/x {"a":1}}, to a response */
    ScriptedEngineServer(Path socket, Function<String, ScriptedResponse> script) throws IOException {
        this.script = script;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        acceptor = daemon(this::accept);
    }

    static ScriptedResponse ok(String metadata) {
        return new ScriptedResponse(200, "{\"type\":\"sync\",\"status_code\":200,\"metadata\":" + metadata + "}");
    }

    static ScriptedResponse started(String operation) {
        return new ScriptedResponse(202, "{\"type\":\"async\",\"operation\":\"/1.0/operations/" + operation + "\"}");
    }

    static ScriptedResponse error(int code, String error) {
        return new ScriptedResponse(
                code, "{\"type\":\"error\",\"error_code\":" + code + ",\"error\":\"" + error + "\"}");
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                connections.incrementAndGet();
                daemon(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            InputStream in = new BufferedInputStream(Channels.newInputStream(client));
            OutputStream out = Channels.newOutputStream(client);
            boolean first = true;
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                if (first) {
                    used.incrementAndGet();
                    first = false;
                }
                String line = head.substring(0, head.indexOf(" HTTP/"));
                String request = line + (line.startsWith("GET") ? "" : " " + body(in, head));
                requests.add(request);
                ScriptedResponse scriptedResponse = script.apply(request);
                byte[] body = scriptedResponse.body().getBytes(StandardCharsets.UTF_8);
                // Chunked, as the engine sends large responses.
                String start = "HTTP/1.1 " + scriptedResponse.status() + " X\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(body.length) + "\r\n";
                out.write(start.getBytes(StandardCharsets.US_ASCII));
                out.write(body);
                out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            head.append((char) c);
            if (head.toString().endsWith("\r\n\r\n")) {
                return head.toString();
            }
        }
        return "";
    }

    private static String body(InputStream in, String head) throws IOException {
        int at = head.indexOf("Content-Length: ");
        int length = at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-engine");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Stops listening. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            acceptor.join(); // the socket is closed only when the thread has left accept()
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
