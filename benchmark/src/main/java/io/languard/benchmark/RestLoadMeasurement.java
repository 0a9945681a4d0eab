package io.languard.benchmark;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Measures requests per second, p99 and the processor time of a request for one server and a list of 50, against a servlet
 * that returns the same bytes. Both are warmed up by as many requests as it takes to reach their final speed.
 */
final class RestLoadMeasurement implements BenchmarkMain.Measurement {

    private static final int SERVERS = 50;
    private static final int CONNECTIONS = 16;
    private static final int WARM_UP = 100_000;
    private static final int REQUESTS = 32_000;
    private static final int ROUNDS = 4;

    /** What is loaded with requests, and the rounds so far. */
    private record Target(String name, long pid, HttpLoadGenerator load, List<Round> rounds) {

        Target(String name, long pid, HttpLoadGenerator load) {
            this(name, pid, load, new ArrayList<>());
        }

        void warmUp() throws Exception {
            load.repeat(CONNECTIONS, WARM_UP / CONNECTIONS);
        }

        Round measure() throws Exception {
            double before = ProcessFigures.processorSeconds(pid);
            HttpLoadGenerator.LoadResult result = load.repeat(CONNECTIONS, REQUESTS / CONNECTIONS);
            double used = ProcessFigures.processorSeconds(pid) - before;
            if (result.failures() > 0) {
                throw new IllegalStateException(result.failures() + " requests to " + name + " failed");
            }
            Round round =
                    new Round(used * 1e6 / result.requests(), result.requestsPerSecond(), result.p99Micros() / 1000);
            rounds.add(round);
            return round;
        }

        Round medians() {
            return new Round(
                    median(Round::processorMicros), median(Round::requestsPerSecond), median(Round::p99Millis));
        }

        private double median(ToDoubleFunction<Round> figure) {
            double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }
    }

    /** @param processorMicros of one request */
    private record Round(double processorMicros, double requestsPerSecond, double p99Millis) {

        @Override
        public String toString() {
            return "%.1f µs of processor time, %.0f/s, p99 %.1f ms"
                    .formatted(processorMicros, requestsPerSecond, p99Millis);
        }
    }

    @Override
    public void run(PrintStream out) throws Exception {
        // The archive would be made during the measurement.
        try (TemporaryFolder temporaryFolder = TemporaryFolder.create();
                MeasuredInstallation languard =
                        MeasuredInstallation.start(temporaryFolder.path(), Map.of("LANGUARD_CLASS_ARCHIVE", "false"))) {
            languard.login();
            int first = languard.createServer(0);
            for (int number = 1; number < SERVERS; number++) {
                languard.createServer(number);
            }
            compare(out, temporaryFolder, languard, "/servers/" + first);
            compare(out, temporaryFolder, languard, "/servers");
        }
    }

    private static void compare(
            PrintStream out, TemporaryFolder temporaryFolder, MeasuredInstallation languard, String path)
            throws Exception {
        byte[] bytes = languard.get(path).body().getBytes(StandardCharsets.UTF_8);
        try (BaselineProcess bare = new BaselineProcess(temporaryFolder.path(), bytes)) {
            Target ours = new Target(
                    "Languard", languard.pid(), new HttpLoadGenerator(languard.port, "/api" + path, languard.token()));
            Target theirs = new Target(
                    "bare servlet", bare.pid(), new HttpLoadGenerator(bare.port, "/api" + path, languard.token()));
            ours.warmUp();
            theirs.warmUp();
            String name = path.replaceAll("\\d+", "{id}");
            for (int round = 1; round <= ROUNDS; round++) {
                print(
                        out,
                        "GET " + name + " (" + bytes.length + " bytes), round " + round,
                        ours.measure(),
                        theirs.measure());
            }
            print(out, "GET " + name + ", medians", ours.medians(), theirs.medians());
        }
    }

    private static void print(PrintStream out, String what, Round ours, Round theirs) {
        out.printf(
                "%s: %s; bare servlet %s; %.0f %% of its requests per second%n",
                what, ours, theirs, 100 * ours.requestsPerSecond() / theirs.requestsPerSecond());
    }
}
