package io.languard.benchmark;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Measures requests per second and p99 for one server and a list of 50, against a servlet that returns the same bytes.
 */
final class RestLoadMeasurement implements BenchmarkMain.Measurement {

    private static final int SERVERS = 50;
    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 5;
    private static final double SECONDS = 4;
    private static final double WARM_UP = 12;

    @Override
    public void run(PrintStream out) throws Exception {
        try (TemporaryFolder temporaryFolder = TemporaryFolder.create();
                MeasuredInstallation languard = MeasuredInstallation.start(temporaryFolder.path(), Map.of())) {
            String token = languard.login();
            int first = languard.createServer(0);
            for (int number = 1; number < SERVERS; number++) {
                languard.createServer(number);
            }
            compare(out, temporaryFolder, languard, token, "/servers/" + first);
            compare(out, temporaryFolder, languard, token, "/servers");
        }
    }

    private static void compare(
            PrintStream out, TemporaryFolder temporaryFolder, MeasuredInstallation languard, String token, String path)
            throws Exception {
        byte[] bytes = languard.get(path).body().getBytes(StandardCharsets.UTF_8);
        try (BaselineProcess bare = new BaselineProcess(temporaryFolder.path(), bytes)) {
            HttpLoadGenerator ours = new HttpLoadGenerator(languard.port, "/api" + path, token);
            HttpLoadGenerator theirs = new HttpLoadGenerator(bare.port, "/api" + path, token);
            ours.run(CONNECTIONS, WARM_UP);
            theirs.run(CONNECTIONS, WARM_UP);
            for (int round = 1; round <= ROUNDS; round++) {
                HttpLoadGenerator.LoadResult a = ours.run(CONNECTIONS, SECONDS);
                HttpLoadGenerator.LoadResult b = theirs.run(CONNECTIONS, SECONDS);
                out.printf(
                        "GET %s (%d bytes) round %d: %.0f/s, p99 %.1f ms, %d failed; bare servlet %.0f/s, p99 %.1f ms;"
                                + " ratio %.0f %%%n",
                        path.replaceAll("\\d+", "{id}"),
                        bytes.length,
                        round,
                        a.requestsPerSecond(),
                        a.p99Micros() / 1000,
                        a.failures(),
                        b.requestsPerSecond(),
                        b.p99Micros() / 1000,
                        100 * a.requestsPerSecond() / b.requestsPerSecond());
            }
        }
    }
}
