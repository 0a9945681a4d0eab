package io.languard.benchmark;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Measures the time from a line written by a game to the clients of the WebSocket, with many clients. */
final class SocketFlowMeasurement implements BenchmarkMain.Measurement {

    private static final int CLIENTS = 100;
    private static final int LINES_PER_SECOND = 1_000;
    private static final int SECONDS = 15;
    private static final String MARK = "sent=";

    @Override
    public void run(PrintStream out) throws Exception {
        try (TemporaryFolder temporaryFolder = TemporaryFolder.create();
                MeasuredInstallation languard = MeasuredInstallation.start(temporaryFolder.path(), Map.of())) {
            languard.login();
            int id = languard.createServer(0);
            languard.post("/servers/" + id + "/start", "");
            List<WebSocket> sockets = new ArrayList<>();
            try {
                languard.awaitStatus(id, "running");
                ConcurrentLinkedQueue<long[]> samples = new ConcurrentLinkedQueue<>();
                LongAdder received = new LongAdder();
                HttpClient http = HttpClient.newHttpClient();
                // A token may have at most 50 connections.
                for (int i = 0; i < CLIENTS; i++) {
                    String token = i % 40 == 0 ? languard.login() : languard.token();
                    URI uri = URI.create("ws://127.0.0.1:" + languard.port + "/ws/" + id + "?token=" + token);
                    WebSocket socket = http.newWebSocketBuilder()
                            .buildAsync(uri, new LatencyListener(samples, received, new StringBuilder()))
                            .get(10, TimeUnit.SECONDS);
                    socket.sendText("{\"type\":\"subscribe\",\"channels\":[\"logs\"]}", true)
                            .join();
                    sockets.add(socket);
                }
                write(temporaryFolder.path().resolve("data/servers/" + id + "/logs/output.log"));
                report(out, samples, received.sum());
            } finally {
                sockets.forEach(WebSocket::abort);
                languard.post("/servers/" + id + "/kill", "");
            }
        }
    }

    private static void write(Path output) throws Exception {
        long next = System.nanoTime();
        for (int i = 0; i < LINES_PER_SECOND * SECONDS; i++) {
            String line = "12:00:05 a line of a usual length, " + MARK + System.nanoTime() + ".\n";
            Files.write(output, line.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.APPEND);
            next += TimeUnit.SECONDS.toNanos(1) / LINES_PER_SECOND;
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
        TimeUnit.SECONDS.sleep(2);
    }

    private static void report(PrintStream out, ConcurrentLinkedQueue<long[]> samples, long received) {
        long[] nanos = samples.stream().mapToLong(sample -> sample[0]).sorted().toArray();
        out.printf(
                "%d clients, %d lines/s for %d s: %.1f %% of all messages received; p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                CLIENTS,
                LINES_PER_SECOND,
                SECONDS,
                100.0 * received / (CLIENTS * LINES_PER_SECOND * SECONDS),
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) (nanos.length * 0.99)] / 1e6,
                Arrays.stream(nanos).max().orElse(0) / 1e6);
    }

    /** Samples about every tenth line; sampling all of them would slow down the clients. */
    private record LatencyListener(ConcurrentLinkedQueue<long[]> samples, LongAdder received, StringBuilder part)
            implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            System.err.println("closed with " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            System.err.println("error: " + error);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            socket.request(1);
            if (last) {
                message(part.toString());
                part.setLength(0);
            }
            return null;
        }

        private void message(String text) {
            int mark = text.indexOf(MARK);
            if (mark > 0) {
                received.increment();
                long sent = Long.parseLong(text.substring(mark + MARK.length(), text.indexOf('.', mark)));
                if (sent % 10 == 0) {
                    samples.add(new long[] {System.nanoTime() - sent});
                }
            }
        }
    }
}
