package io.languard.benchmark;

import java.io.PrintStream;
import java.util.Map;

/** Measures how the cost of a start, of memory and of requests grows with the number of registered servers. */
final class RegisteredServersMeasurement implements BenchmarkMain.Measurement {

    private static final int[] SERVERS = {10, 100, 1_000};
    private static final int CONNECTIONS = 2;
    private static final double MIN_SECONDS = 3;
    private static final int STARTS = 5;

    @Override
    public void run(PrintStream out) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create();
                SleepingGames games = new SleepingGames(folder.path())) {
            int created = 0;
            for (int servers : SERVERS) {
                int first = 1;
                try (MeasuredInstallation languard = MeasuredInstallation.start(folder.path(), Map.of())) {
                    languard.login();
                    for (; created < servers; created++) {
                        languard.createSleeping(games, created);
                    }
                }
                try (MeasuredInstallation languard = MeasuredInstallation.start(folder.path(), Map.of())) {
                    double seconds = languard.seconds();
                    double processor = ProcessFigures.processorSeconds(languard.pid());
                    languard.login();
                    out.printf(
                            "%d servers: start %.1f s, %.1f s of processor time; %.0f MB resident%n",
                            servers, seconds, processor, languard.residentMb());
                    requests(out, languard, "/servers?limit=1000");
                    requests(out, languard, "/servers?limit=10");
                    requests(out, languard, "/servers/" + first);
                    starts(out, languard, first);
                }
            }
        }
    }

    private static void requests(PrintStream out, MeasuredInstallation languard, String path) throws Exception {
        int bytes = languard.get(path).body().length();
        HttpLoadGenerator load = new HttpLoadGenerator(languard.port, "/api" + path, languard.token());
        load.run(CONNECTIONS, MIN_SECONDS);
        double before = ProcessFigures.processorSeconds(languard.pid());
        HttpLoadGenerator.LoadResult result = load.run(CONNECTIONS, MIN_SECONDS);
        double millis = 1000 * (ProcessFigures.processorSeconds(languard.pid()) - before) / result.requests();
        out.printf(
                "  GET %s: %d bytes, %.2f ms of processor time, median %.2f ms, %d failed%n",
                path, bytes, millis, result.p50Micros() / 1000, result.failures());
    }

    /** Starts and kills one server several times. */
    private static void starts(PrintStream out, MeasuredInstallation languard, int id) throws Exception {
        double processor = 0;
        double seconds = Double.MAX_VALUE;
        for (int start = 0; start < STARTS; start++) {
            double before = ProcessFigures.processorSeconds(languard.pid());
            long nanos = System.nanoTime();
            languard.post("/servers/" + id + "/start", "");
            languard.awaitStatus(id, "running");
            seconds = Math.min(seconds, (System.nanoTime() - nanos) / 1e9);
            processor += ProcessFigures.processorSeconds(languard.pid()) - before;
            languard.post("/servers/" + id + "/kill", "");
            languard.awaitStatus(id, "stopped");
        }
        out.printf(
                "  start of one server: %.0f ms of processor time, fastest %.2f s%n",
                1000 * processor / STARTS, seconds);
    }
}
