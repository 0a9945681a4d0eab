package io.languard.benchmark;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Measures how the cost of a start, of memory and of requests grows with the number of registered servers. */
final class RegisteredServersMeasurement implements BenchmarkMain.Measurement {

    private static final int[] SERVERS = {10, 100, 1_000};
    private static final int CONNECTIONS = 2;
    private static final int WARM_UP = 10_000;
    private static final double SECONDS = 3;
    private static final int SETTLING_SECONDS = 10;
    private static final int IDLE_SECONDS = 10;
    private static final int STARTS = 5;

    /** It would be made during the measurement. */
    private static final Map<String, String> NO_ARCHIVE = Map.of("LANGUARD_CLASS_ARCHIVE", "false");

    @Override
    public void run(PrintStream out) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create();
                SleepingGames games = new SleepingGames(folder.path())) {
            int created = 0;
            for (int servers : SERVERS) {
                int first = 1;
                try (MeasuredInstallation languard = MeasuredInstallation.start(folder.path(), NO_ARCHIVE)) {
                    languard.login();
                    for (; created < servers; created++) {
                        languard.createSleeping(games, created);
                    }
                }
                try (MeasuredInstallation languard = MeasuredInstallation.start(folder.path(), NO_ARCHIVE)) {
                    double seconds = languard.seconds();
                    double processor = ProcessFigures.processorSeconds(languard.pid());
                    languard.login();
                    TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
                    out.printf(
                            "%d servers: start %.1f s, %.1f s of processor time; then %.1f %% of a core, %.0f MB resident%n",
                            servers, seconds, processor, idle(languard), languard.residentMb());
                    new HttpLoadGenerator(languard.port, "/api/servers?limit=10", languard.token())
                            .repeat(CONNECTIONS, WARM_UP);
                    requests(out, languard, "/servers?limit=1000");
                    requests(out, languard, "/servers?limit=10");
                    requests(out, languard, "/servers/" + first);
                    starts(out, languard, first);
                }
            }
        }
    }

    /** Returns the percentage of a core that the platform takes by itself. */
    private static double idle(MeasuredInstallation languard) throws Exception {
        double before = ProcessFigures.processorSeconds(languard.pid());
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        return 100 * (ProcessFigures.processorSeconds(languard.pid()) - before) / IDLE_SECONDS;
    }

    private static void requests(PrintStream out, MeasuredInstallation languard, String path) throws Exception {
        int bytes = languard.get(path).body().length();
        HttpLoadGenerator load = new HttpLoadGenerator(languard.port, "/api" + path, languard.token());
        load.run(CONNECTIONS, SECONDS);
        double before = ProcessFigures.processorSeconds(languard.pid());
        HttpLoadGenerator.LoadResult result = load.run(CONNECTIONS, SECONDS);
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
