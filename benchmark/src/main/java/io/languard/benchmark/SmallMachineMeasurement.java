package io.languard.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Measures a start, five running servers on the simulator and a backup of one of them on one processor with 1 GiB, and what
 * a user of the API notices of the backup.
 */
final class SmallMachineMeasurement implements BenchmarkMain.Measurement {

    private static final int SERVERS = 5;
    private static final int WORLD_MIB = 300;
    private static final int IDLE_SECONDS = 30;

    @Override
    public void run(PrintStream out) throws Exception {
        SmallMachine machine;
        try {
            machine = new SmallMachine();
        } catch (IOException e) {
            out.println("skipped, no control group could be created: " + e);
            return;
        }
        try (machine;
                TemporaryFolder folder = TemporaryFolder.create()) {
            for (int start = 1; start <= 2; start++) {
                try (MeasuredInstallation languard = start(folder, machine)) {
                    out.printf(
                            "start %d: %.1f s, %.1f s of processor time, %.0f MB resident%n",
                            start,
                            languard.seconds(),
                            ProcessFigures.processorSeconds(languard.pid()),
                            languard.residentMb());
                }
            }
            List<Integer> ids = new ArrayList<>();
            try (MeasuredInstallation languard = start(folder, machine)) {
                languard.login();
                try {
                    servers(out, languard, ids);
                    out.printf("%d processes on the machine%n", machine.processes());
                    requests(out, languard, "without backup", languard.seconds() + 10, 0);
                    backup(out, languard, folder.path(), ids.get(0));
                } finally {
                    for (int id : ids) {
                        languard.post("/servers/" + id + "/kill", "");
                        languard.awaitStatus(id, "stopped");
                    }
                }
            }
        }
    }

    private static MeasuredInstallation start(TemporaryFolder folder, SmallMachine machine) throws Exception {
        return MeasuredInstallation.start(folder.path(), Map.of(), machine.prefix());
    }

    private static void servers(PrintStream out, MeasuredInstallation languard, List<Integer> ids) throws Exception {
        long start = System.nanoTime();
        for (int number = 0; number < SERVERS; number++) {
            int id = languard.createServer(number);
            ids.add(id);
            languard.post("/servers/" + id + "/start", "");
        }
        languard.awaitRunning(SERVERS);
        double seconds = (System.nanoTime() - start) / 1e9;
        TimeUnit.SECONDS.sleep(10);
        double before = ProcessFigures.processorSeconds(languard.pid());
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        out.printf(
                "%d servers running after %.1f s; then %.1f %% of the processor, %.0f MB resident%n",
                SERVERS,
                seconds,
                100 * (ProcessFigures.processorSeconds(languard.pid()) - before) / IDLE_SECONDS,
                languard.residentMb());
    }

    private static void backup(PrintStream out, MeasuredInstallation languard, Path folder, int id) throws Exception {
        Path profiles = Files.createDirectories(folder.resolve("data/servers/" + id + "/profiles"));
        Random random = new Random(1);
        byte[] piece = new byte[1 << 20];
        try (OutputStream file = Files.newOutputStream(profiles.resolve("world"))) {
            for (int mib = 0; mib < WORLD_MIB; mib++) {
                random.nextBytes(piece);
                file.write(piece);
            }
        }
        long start = System.nanoTime();
        int job = Integer.parseInt(MeasuredInstallation.field(
                languard.post("/servers/" + id + "/backups", "{}").body(), "job_id"));
        requests(out, languard, "during a backup of " + WORLD_MIB + " MiB", 0, job);
        String end = languard.get("/jobs/" + job).body();
        out.printf(
                "backup: %s after %.1f s, %.0f MB resident%n",
                MeasuredInstallation.field(end, "state"),
                (System.nanoTime() - start) / 1e9,
                languard.figures().residentMb());
    }

    /** Requests the list twenty times a second, until this time or until this job has ended. */
    private static void requests(PrintStream out, MeasuredInstallation languard, String when, double until, int job)
            throws Exception {
        List<Double> millis = new ArrayList<>();
        while (job == 0 ? languard.seconds() < until : isActive(languard, job)) {
            long start = System.nanoTime();
            languard.get("/servers");
            millis.add((System.nanoTime() - start) / 1e6);
            TimeUnit.MILLISECONDS.sleep(50);
        }
        Collections.sort(millis);
        out.printf(
                "GET /servers %s: median %.1f ms, p99 %.1f ms, %d requests%n",
                when, millis.get(millis.size() / 2), millis.get((int) (millis.size() * 0.99)), millis.size());
    }

    private static boolean isActive(MeasuredInstallation languard, int job) throws Exception {
        String state = MeasuredInstallation.field(languard.get("/jobs/" + job).body(), "state");
        return state.equals("queued") || state.equals("running");
    }
}
