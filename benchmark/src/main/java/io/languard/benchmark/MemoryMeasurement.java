package io.languard.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Measures the resident memory after a collection: idle, with 20 running servers, and after some load. */
final class MemoryMeasurement implements BenchmarkMain.Measurement {

    private static final int SERVERS = 20;

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
                languard.awaitRunning(SERVERS);
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
}
