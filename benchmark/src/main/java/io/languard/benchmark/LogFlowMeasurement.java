package io.languard.benchmark;

import io.languard.testkit.mariadb.MariaDbServer;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Measures lines per second from a game's output to rows that can be queried, and queries on a million of them. */
final class LogFlowMeasurement implements BenchmarkMain.Measurement {

    private static final int LINES = 1_000_000;
    private static final int BATCH = 250_000;
    private static final int CONNECTIONS = 2;
    private static final double SECONDS = 5;

    private final boolean mariaDb;

    /** @param mariaDb whether to use a MariaDB server instead of the embedded database */
    LogFlowMeasurement(boolean mariaDb) {
        this.mariaDb = mariaDb;
    }

    @Override
    public void run(PrintStream out) throws Exception {
        Map<String, String> settings =
                mariaDb ? MariaDbServer.environment(MariaDbServer.shared().createDatabase()) : Map.of();
        try (TemporaryFolder temporaryFolder = TemporaryFolder.create();
                MeasuredInstallation languard = MeasuredInstallation.start(temporaryFolder.path(), settings)) {
            String token = languard.login();
            int id = languard.createServer(0);
            languard.post("/servers/" + id + "/start", "");
            try {
                languard.awaitStatus(id, "running");
                Path output = temporaryFolder.path().resolve("data/servers/" + id + "/logs/output.log");
                for (int written = 0; written < LINES; written += BATCH) {
                    flow(out, languard, id, output, written);
                }
                query(out, languard, token, id, "first page", "?limit=200");
                query(out, languard, token, id, "deep page", "?limit=200&offset=900000");
                query(out, languard, token, id, "level", "?limit=200&level=warning");
                query(out, languard, token, id, "rare word", "?search=number+777777");
                query(out, languard, token, id, "common word", "?search=something");
            } finally {
                languard.post("/servers/" + id + "/kill", "");
            }
        }
    }

    private static void flow(PrintStream out, MeasuredInstallation languard, int id, Path output, int from)
            throws Exception {
        long before = total(languard, id);
        StringBuilder text = new StringBuilder();
        for (int i = from; i < from + BATCH; i++) {
            text.append("12:00:05 \"a script said something of a usual length\" number ")
                    .append(i)
                    .append('\n');
        }
        byte[] bytes = text.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        long start = System.nanoTime();
        Files.write(output, bytes, StandardOpenOption.APPEND);
        while (total(languard, id) < before + BATCH) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                "%d lines (%.0f MB) queryable after %.2f s: %.0f lines/s%n",
                BATCH, bytes.length / 1e6, seconds, BATCH / seconds);
    }

    private static void query(
            PrintStream out, MeasuredInstallation languard, String token, int id, String what, String query)
            throws Exception {
        HttpLoadGenerator httpLoadGenerator =
                new HttpLoadGenerator(languard.port, "/api/servers/" + id + "/logs" + query, token);
        httpLoadGenerator.run(CONNECTIONS, 2);
        HttpLoadGenerator.LoadResult loadResult = httpLoadGenerator.run(CONNECTIONS, SECONDS);
        out.printf(
                "%s: %.0f/s, p50 %.1f ms, p99 %.1f ms, %d failed%n",
                what,
                loadResult.requestsPerSecond(),
                loadResult.p50Micros() / 1000,
                loadResult.p99Micros() / 1000,
                loadResult.failures());
    }

    private static long total(MeasuredInstallation languard, int id) throws Exception {
        return Long.parseLong(MeasuredInstallation.field(
                languard.get("/servers/" + id + "/logs?limit=1").body(), "total"));
    }
}
