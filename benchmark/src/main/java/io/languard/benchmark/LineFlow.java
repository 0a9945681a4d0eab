package io.languard.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Writes lines to the output of a running game, which Languard stores and sends to a few WebSocket clients. */
final class LineFlow {

    private static final int CLIENTS = 3;
    private static final int LINES = 20_000;
    private static final int LINES_PER_SECOND = 10_000;
    private static final int PIECE = 200;
    private static final int ROUNDS = 3;

    private final MeasuredInstallation languard;
    private final int server;
    private final Path output;

    /** @param folder the folder of the installation */
    LineFlow(MeasuredInstallation languard, int server, Path folder) {
        this.languard = languard;
        this.server = server;
        this.output = folder.resolve("data/servers/" + server + "/logs/output.log");
    }

    double linesPerProcessorSecond() throws Exception {
        List<WebSocket> sockets = new ArrayList<>();
        try {
            HttpClient http = HttpClient.newHttpClient();
            URI uri = URI.create("ws://127.0.0.1:" + languard.port + "/ws/" + server + "?token=" + languard.token());
            for (int i = 0; i < CLIENTS; i++) {
                WebSocket socket = http.newWebSocketBuilder()
                        .buildAsync(uri, new WebSocket.Listener() {})
                        .get(10, TimeUnit.SECONDS);
                socket.sendText("{\"type\":\"subscribe\",\"channels\":[\"logs\"]}", true)
                        .join();
                sockets.add(socket);
            }
            write();
            double best = 0;
            for (int round = 0; round < ROUNDS; round++) {
                double before = ProcessFigures.processorSeconds(languard.pid());
                write();
                best = Math.max(best, LINES / (ProcessFigures.processorSeconds(languard.pid()) - before));
            }
            return best;
        } finally {
            sockets.forEach(WebSocket::abort);
        }
    }

    /** Writes the lines at an even rate and returns when they have been stored. */
    private void write() throws Exception {
        long end = stored() + LINES;
        long next = System.nanoTime();
        for (int written = 0; written < LINES; written += PIECE) {
            StringBuilder piece = new StringBuilder();
            for (int line = written; line < written + PIECE; line++) {
                piece.append("12:00:05 \"a script said something of a usual length\" number ")
                        .append(line)
                        .append('\n');
            }
            Files.write(output, piece.toString().getBytes(StandardCharsets.US_ASCII), StandardOpenOption.APPEND);
            next += TimeUnit.SECONDS.toNanos(PIECE) / LINES_PER_SECOND;
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
        while (stored() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private long stored() throws Exception {
        return Long.parseLong(MeasuredInstallation.field(
                languard.get("/servers/" + server + "/logs?limit=1").body(), "total"));
    }
}
