package io.languard.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The requests of which each takes as much memory as its kind can, and clients that send them in parallel. */
final class WorstRequests implements AutoCloseable {

    /** How often each request is sent at the same time. */
    private static final int TIMES = 12;

    /** The clients that never finish what they send, or never read what they get: fewer than may be connected. */
    private static final int SILENT = 800;

    private static final int MEBIBYTE = 1024 * 1024;

    /** Just below the limit of tokens. */
    private static final int MANY = 54_900;

    private final int port;
    private final String server;
    private final String viewer;
    private final String admin;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ExecutorService senders = Executors.newFixedThreadPool(4);

    WorstRequests(String port, String serverId, String viewer, String admin) {
        this.port = Integer.parseInt(port);
        this.server = "/api/servers/" + serverId;
        this.viewer = viewer;
        this.admin = admin;
    }

    /** Returns the requests of clients without a token. */
    List<byte[]> anonymous() {
        List<byte[]> requests = new ArrayList<>();
        for (String path : List.of("/api/auth/login", "/baza/add", "/baza/stop", server + "/config/server")) {
            String method = path.startsWith(server) ? "PUT" : "POST";
            for (String body : bodies("username", 5_400, 2_700, 16_000)) {
                requests.add(json(method, path, "", body));
            }
            requests.add(json(method, path, "", objects("username", MANY)));
        }
        requests.add(request("GET", "/api/system/health?" + "a&".repeat(7_000), "", ""));
        requests.add(request("GET", "/api/system/health", "X-Forwarded-For: " + "1,".repeat(7_000) + "\r\n", ""));
        requests.add(request("GET", "/api/system/health", "a:b\r\n".repeat(90), ""));
        return requests;
    }

    /** Returns the beginnings of requests without a token that hold memory until they are complete. */
    List<byte[]> unfinished() {
        List<byte[]> requests = new ArrayList<>();
        requests.add(unfinished("GET /api/system/health HTTP/1.1\r\nHost: x\r\n" + "a:\r\n".repeat(4_000)));
        requests.add(unfinished("GET /api/system/health HTTP/1.1\r\nHost: x\r\na:" + "x".repeat(16_000)));
        requests.add(unfinished("POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n0\r\n" + "a:\r\n".repeat(4_000)));
        requests.add(unfinished("POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 16384\r\n\r\n" + "{".repeat(16_000)));
        return requests;
    }

    /** Returns the requests of viewers. */
    List<byte[]> ofViewer() {
        List<byte[]> requests = new ArrayList<>();
        String token = authorization(viewer);
        for (String path :
                List.of("/logs?limit=1000", "/events?limit=1000", "/bans?limit=1000", "/config", "/metrics")) {
            requests.add(request("GET", server + path, token, ""));
        }
        requests.add(request("GET", server + "/logs?search=" + "a".repeat(1_000) + "&a".repeat(6_000), token, ""));
        requests.add(json("PUT", server + "/config/server", token, objects("motd_lines", MANY)));
        for (int i = 0; i < 3; i++) {
            requests.add(webSocket(text("{\"type\":\"subscribe\",\"channels\":[\"status\",\"logs\",\"events\"]}")));
            requests.add(webSocket(text("{\"type\":[" + "{},".repeat(5_000) + "{}]}")));
            requests.add(webSocket(text("[".repeat(16_000))));
            requests.add(webSocket(text("x".repeat(200_000))));
        }
        return requests;
    }

    /** Returns the requests of admins. */
    List<byte[]> ofAdmin() {
        List<byte[]> requests = new ArrayList<>();
        String token = authorization(admin);
        for (String path : List.of("/config/server", "/missions/rotation", "/mods", "")) {
            for (String field : List.of("motd_lines", "rotation")) {
                for (String body : bodies(field, MANY, MANY / 2, MEBIBYTE - 100)) {
                    requests.add(json("PUT", server + path, token, body));
                }
            }
        }
        for (String path : List.of("/api/servers", "/api/users", "/api/mods", server + "/bans", server + "/start")) {
            requests.add(json("POST", path, token, objects("name", MANY)));
        }
        String form = "--x\r\nContent-Disposition: form-data; name=\"" + "a".repeat(4_000) + "\"\r\n";
        requests.add(multipart(token, (form + "\r\n\r\n").repeat(200)));
        requests.add(multipart(token, form + "a: b\r\n".repeat(100_000)));
        requests.add(multipart(token, "--x\r\n\r\n".repeat(100_000)));
        return requests;
    }

    /** Returns bodies of every kind: many tokens of each sort, or a long text. */
    private static List<String> bodies(String field, int tokens, int pairs, int length) {
        return List.of(
                objects(field, tokens / 2),
                "{\"config_version\":1,\"" + field + "\":[" + "[],".repeat(tokens / 2) + "1]}",
                "{\"config_version\":1,\"" + field + "\":[" + "1,".repeat(tokens) + "1]}",
                "{\"config_version\":1,\"" + field + "\":[" + "\"\",".repeat(tokens) + "1]}",
                "{\"config_version\":1,\"" + field + "\":[1e999999999," + "1e300,".repeat(tokens / 3) + "1]}",
                "{\"config_version\":1,\"" + field + "\":" + "[".repeat(tokens / 2) + "]".repeat(tokens / 2) + "}",
                "{\"config_version\":1,"
                        + String.join(
                                ",",
                                IntStream.range(0, pairs / 2)
                                        .mapToObj(i -> "\"k" + i + "\":1")
                                        .toList())
                        + "}",
                "{\"config_version\":1,\"" + field + "\":[\"" + "x".repeat(length / 2) + "\"]}",
                "{\"config_version\":1,\"" + field + "\":\"" + "\u0436".repeat(length / 4) + "\"}");
    }

    private static String objects(String field, int count) {
        return "{\"config_version\":1,\"" + field + "\":[" + "{},".repeat(count) + "{}]}";
    }

    private static String authorization(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    private static byte[] json(String method, String path, String headers, String body) {
        return request(method, path, headers + "Content-Type: application/json\r\n", body);
    }

    private byte[] multipart(String headers, String body) {
        return request(
                "POST", server + "/missions", headers + "Content-Type: multipart/form-data; boundary=x\r\n", body);
    }

    private static byte[] request(String method, String path, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers
                        + (body.isEmpty() ? "" : "Content-Length: " + bytes.length + "\r\n") + "\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] unfinished(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] webSocket(byte[] frame) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("GET /ws/all HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                        + authorization(viewer) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 5; i++) {
            bytes.writeBytes(frame);
        }
        return bytes.toByteArray();
    }

    /** Returns a text frame, masked with zeros. */
    private static byte[] text(String text) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        int length = text.length();
        frame.write(0x81);
        frame.writeBytes(new byte[] {
            (byte) 0xff, 0, 0, 0, 0, (byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length
        });
        frame.writeBytes(new byte[4]);
        frame.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return frame.toByteArray();
    }

    /** Sends each request several times, in parallel, from many addresses. */
    Attack send(List<byte[]> requests, List<byte[]> silent) {
        List<Future<?>> clients = new ArrayList<>();
        for (int client = 0; client < TIMES; client++) {
            int number = client;
            // Each client sends the requests in another order, so that all kinds are under way at the same time.
            clients.add(threads.submit(() -> IntStream.range(0, requests.size())
                    .mapToObj(i -> requests.get((i + number * requests.size() / TIMES) % requests.size()))
                    .forEach(request -> exchange(request, number))));
        }
        for (int i = 0; i < SILENT; i++) {
            byte[] request = silent.get(i % silent.size());
            int number = i;
            clients.add(senders.submit(() -> sendOnly(request, number)));
        }
        return new Attack(clients);
    }

    private void exchange(byte[] request, int number) {
        try (Socket socket = connect(number)) {
            socket.setSoTimeout(500);
            socket.getOutputStream().write(request);
            InputStream in = socket.getInputStream();
            byte[] piece = new byte[8 * 1024];
            for (int read = 0, total = 0; read >= 0 && total < MEBIBYTE; total += read) {
                read = in.read(piece);
            }
        } catch (IOException e) {
            // Rejected while it was sent, or still ignored.
        }
    }

    private void sendOnly(byte[] request, int number) {
        try {
            connect(number).getOutputStream().write(request);
        } catch (IOException e) {
            // Rejected while it was sent.
        }
    }

    private Socket connect(int number) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(4 * 1024);
        socket.bind(new InetSocketAddress("127.0.0." + (2 + number % 200), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
        return socket;
    }

    @Override
    public void close() throws IOException {
        for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            socket.close();
        }
        threads.shutdownNow();
        senders.shutdownNow();
    }

    /** Requests that are being sent. */
    final class Attack implements AutoCloseable {

        private final List<Future<?>> clients;

        private Attack(List<Future<?>> clients) {
            this.clients = clients;
        }

        boolean isRunning() {
            return clients.stream().anyMatch(client -> !client.isDone());
        }

        @Override
        public void close() throws IOException {
            for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
                socket.close();
            }
        }
    }
}
