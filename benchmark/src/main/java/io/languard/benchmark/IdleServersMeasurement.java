package io.languard.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Measures what running servers without players cost the platform: processor time, threads and memory. */
final class IdleServersMeasurement implements BenchmarkMain.Measurement {

    private static final int[] SERVERS = {0, 50, 200};
    private static final int SETTLING_SECONDS = 30;
    private static final int SECONDS = 40;

    @Override
    public void run(PrintStream out) throws Exception {
        try (TemporaryFolder temporaryFolder = TemporaryFolder.create();
                SleepingGames games = new SleepingGames(temporaryFolder.path());
                MeasuredInstallation languard = MeasuredInstallation.start(temporaryFolder.path(), Map.of())) {
            languard.login();
            List<Integer> ids = new ArrayList<>();
            try {
                for (int servers : SERVERS) {
                    while (ids.size() < servers) {
                        ids.add(languard.startSleeping(games, ids.size()));
                    }
                    languard.awaitRunning(servers);
                    TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
                    measure(out, languard, servers);
                }
            } finally {
                for (int id : ids) {
                    languard.post("/servers/" + id + "/kill", "");
                }
            }
        }
    }

    private static void measure(PrintStream out, MeasuredInstallation languard, int servers) throws Exception {
        ProcessFigures before = languard.figures();
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(SECONDS);
        ProcessFigures after = languard.figures();
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                "%d idle servers: %.1f %% of a core, %d threads without the JDK's process reapers (%d with), %.0f MB resident%n",
                servers,
                100 * (after.processorSeconds() - before.processorSeconds()) / seconds,
                after.threadsWithoutReapers(),
                after.threads().size(),
                after.residentMb());
    }
}
