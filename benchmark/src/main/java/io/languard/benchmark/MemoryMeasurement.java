package io.languard.benchmark;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Measures the resident memory after a collection: idle, with 20 running servers, and after some load. */
final class MemoryMeasurement implements BenchmarkMain.Measurement {

    private static final int SERVERS = 20;
    private static final Duration START = Duration.ofSeconds(120);

    @Override
    public void run(PrintStream out) throws Exception {
        try (TemporaryFolder temporaryFolder = TemporaryFolder.create();
                MeasuredInstallation languard = MeasuredInstallation.start(temporaryFolder.path(), Map.of())) {
            out.printf("idle: %.0f MB%n", languard.residentMb());
            String token = languard.login();
            List<Integer> ids = new ArrayList<>();
            try {
                for (int number = 0; number < SERVERS; number++) {
                    ids.add(languard.createServer(number));
                    languard.post("/servers/" + ids.get(number) + "/start", "");
                }
                awaitRunning(languard);
                TimeUnit.SECONDS.sleep(20);
                out.printf("%d running servers: %.0f MB%n", SERVERS, languard.residentMb());
                new HttpLoadGenerator(languard.port, "/api/servers", token).run(8, 10);
                out.printf("after 10 s of load: %.0f MB%n", languard.residentMb());
            } finally {
                for (int id : ids) {
                    languard.post("/servers/" + id + "/kill", "");
                }
            }
        }
    }

    private static void awaitRunning(MeasuredInstallation languard) throws Exception {
        long end = System.nanoTime() + START.toNanos();
        String all = "";
        while (System.nanoTime() < end) {
            all = languard.get("/servers?status=running&limit=1000").body();
            if (all.split("\"status\":\"running\"", -1).length - 1 == SERVERS) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException("not all servers are running: " + all);
    }
}
