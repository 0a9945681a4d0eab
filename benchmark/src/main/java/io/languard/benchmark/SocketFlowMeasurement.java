package io.languard.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures the time from a line written by a game to each of many clients of the WebSocket, which are a process of their own,
 * and what it costs Languard. Fails unless every client receives every line once and in order.
 */
final class SocketFlowMeasurement implements BenchmarkMain.Measurement {

    private static final int CLIENTS = 100;
    private static final int LINES_PER_SECOND = 1_000;
    private static final int WARM_UP_SECONDS = 10;
    private static final int MAX_WARM_UPS = 15;
    private static final int SECONDS = 30;

    /** A token may have at most 50 connections. */
    private static final int TOKENS = 3;

    @Override
    public void run(PrintStream out) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create();
                // The archive would be made during the measurement.
                MeasuredInstallation languard =
                        MeasuredInstallation.start(folder.path(), Map.of("LANGUARD_CLASS_ARCHIVE", "false"))) {
            List<String> tokens = new ArrayList<>();
            for (int i = 0; i < TOKENS; i++) {
                tokens.add(languard.login());
            }
            int id = languard.createServer(0);
            languard.post("/servers/" + id + "/start", "");
            try {
                languard.awaitStatus(id, "running");
                Path log = folder.path().resolve("data/servers/" + id + "/logs/output.log");
                try (LogClientsProcess clients = new LogClientsProcess(languard.port, id, CLIENTS, tokens);
                        FileChannel output = FileChannel.open(log, StandardOpenOption.APPEND)) {
                    new Flow(out, languard, clients, output).measure();
                }
            } finally {
                languard.post("/servers/" + id + "/kill", "");
            }
        }
    }

    /** The lines of one run. */
    private static final class Flow {

        private final PrintStream out;
        private final MeasuredInstallation languard;
        private final LogClientsProcess clients;
        private final FileChannel output;
        private long written;

        /** @param microsPerLine processor time */
        private record Round(Latencies.Summary latencies, double microsPerLine) {

            boolean isLike(Round other) {
                return isLike(latencies.median(), other.latencies.median())
                        && isLike(microsPerLine, other.microsPerLine);
            }

            private static boolean isLike(double one, double other) {
                return Math.max(one, other) < 1.1 * Math.min(one, other);
            }
        }

        Flow(PrintStream out, MeasuredInstallation languard, LogClientsProcess clients, FileChannel output) {
            this.out = out;
            this.languard = languard;
            this.clients = clients;
            this.output = output;
        }

        /** Warms up until two rounds in a row differ by less than a tenth from the one before. */
        void measure() throws IOException {
            Round last = round(WARM_UP_SECONDS);
            for (int rounds = 1, steady = 0; steady < 2; rounds++) {
                if (rounds == MAX_WARM_UPS) {
                    out.println("not steady after " + rounds * WARM_UP_SECONDS + " s; other work on the machine?");
                    break;
                }
                Round next = round(WARM_UP_SECONDS);
                steady = next.isLike(last) ? steady + 1 : 0;
                last = next;
            }
            out.println("warm");
            round(SECONDS);
        }

        private Round round(int seconds) throws IOException {
            int lines = seconds * LINES_PER_SECOND;
            double before = ProcessFigures.processorSeconds(languard.pid());
            double clientsBefore = ProcessFigures.processorSeconds(clients.pid());
            long start = System.nanoTime();
            clients.expect(lines);
            write(lines);
            Latencies.Summary latencies = clients.received();
            double elapsed = (System.nanoTime() - start) / 1e9;
            double used = ProcessFigures.processorSeconds(languard.pid()) - before;
            double usedByClients = ProcessFigures.processorSeconds(clients.pid()) - clientsBefore;
            Round round = new Round(latencies, used * 1e6 / lines);
            out.printf(
                    "%d lines to %d clients in %.1f s: median %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms;"
                            + " %.0f µs of processor time per line, %.2f of a core (the clients %.2f)%n",
                    lines,
                    CLIENTS,
                    elapsed,
                    latencies.median() / 1e3,
                    latencies.p90() / 1e3,
                    latencies.p99() / 1e3,
                    latencies.max() / 1e3,
                    round.microsPerLine(),
                    used / elapsed,
                    usedByClients / elapsed);
            return round;
        }

        /** A line is sent when the next one begins, since it may continue; hence the additional one at the end. */
        private void write(int lines) throws IOException {
            long next = System.nanoTime();
            for (int i = 0; i < lines; i++) {
                output.write(ByteBuffer.wrap(new StampedLine(written++, StampedLine.clock()).bytes()));
                next += TimeUnit.SECONDS.toNanos(1) / LINES_PER_SECOND;
                LockSupport.parkNanos(next - System.nanoTime());
            }
            output.write(ByteBuffer.wrap("12:00:05 the line after them\n".getBytes(StandardCharsets.US_ASCII)));
        }
    }
}
