package io.languard.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures the resident memory after a warm start with the class archive: idle, with 20 running servers, after some load, and
 * some time later. No collection is forced.
 */
final class MemoryMeasurement implements BenchmarkMain.Measurement {

    private static final int SERVERS = 20;
    private static final int SETTLING_SECONDS = 35;
    private static final int CONNECTIONS = 8;
    private static final int REQUESTS = 15_000;
    private static final int LATER_SECONDS = 75;

    @Override
    public void run(PrintStream out) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            WarmStart.prepare(folder.path());
            try (MeasuredInstallation languard = MeasuredInstallation.start(folder.path(), Map.of())) {
                measure(out, languard);
            }
        }
    }

    private static void measure(PrintStream out, MeasuredInstallation languard) throws Exception {
        String token = languard.login();
        TimeUnit.SECONDS.sleep(2);
        print(out, languard, "idle");
        List<Integer> ids = new ArrayList<>();
        try {
            for (int number = 0; number < SERVERS; number++) {
                ids.add(languard.createServer(number));
                languard.post("/servers/" + ids.get(number) + "/start", "");
            }
            languard.awaitRunning(SERVERS);
            TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
            print(out, languard, SERVERS + " running servers");
            new HttpLoadGenerator(languard.port, "/api/servers", token).repeat(CONNECTIONS, REQUESTS / CONNECTIONS);
            print(out, languard, "after " + REQUESTS + " requests");
            TimeUnit.SECONDS.sleep(LATER_SECONDS);
            print(out, languard, LATER_SECONDS + " s later");
        } finally {
            for (int id : ids) {
                languard.post("/servers/" + id + "/kill", "");
            }
        }
    }

    private static void print(PrintStream out, MeasuredInstallation languard, String when) throws Exception {
        ProcessFigures figures = languard.figures();
        out.printf("%s: %.0f MB resident, %.0f MB private%n", when, figures.residentMb(), figures.privateDirtyMb());
    }
}
