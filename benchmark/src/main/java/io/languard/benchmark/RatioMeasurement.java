package io.languard.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Measures in some two minutes what can be compared between machines: the processor time and the memory of Languard in
 * relation to those of a bare servlet that runs at the same time. Amounts of work are fixed, so that a slow machine has
 * compiled as much as a fast one. The best of several rounds counts, since other processes can only add to what one takes.
 */
final class RatioMeasurement {

    private static final int STARTS = 3;
    private static final int SERVERS = 50;
    private static final int CONNECTIONS = 4;
    private static final int WARM_UP = 20_000;
    private static final int REQUESTS = 5_000;
    private static final int ROUNDS = 4;

    private final PrintStream out;
    private final TemporaryFolder folder;
    private final Map<String, Double> ratios = new HashMap<>();

    private RatioMeasurement(PrintStream out, TemporaryFolder folder) {
        this.out = out;
        this.folder = folder;
    }

    static Ratios measure(PrintStream out) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            RatioMeasurement measurement = new RatioMeasurement(out, folder);
            measurement.start();
            measurement.work();
            return new Ratios(measurement.ratios);
        }
    }

    /** Starts Languard with an existing database, alternating with a bare servlet. */
    private void start() throws Exception {
        launch().close();
        double best = Double.MAX_VALUE;
        double bestReference = Double.MAX_VALUE;
        for (int start = 0; start < STARTS; start++) {
            double reference = Math.min(bareStart(), bareStart());
            try (MeasuredInstallation languard = launch()) {
                double used = ProcessFigures.processorSeconds(languard.pid());
                out.printf("start: %.2f s of processor time; bare servlet %.2f s%n", used, reference);
                best = Math.min(best, used);
                bestReference = Math.min(bestReference, reference);
            }
        }
        ratios.put("start", bestReference / best);
    }

    private double bareStart() throws Exception {
        try (BaselineProcess bare = new BaselineProcess(folder.path(), new byte[1])) {
            return ProcessFigures.processorSeconds(bare.pid());
        }
    }

    private void work() throws Exception {
        try (SleepingGames games = new SleepingGames(folder.path());
                MeasuredInstallation languard = launch()) {
            languard.login();
            int first = languard.createServer(0);
            for (int number = 1; number < SERVERS; number++) {
                languard.createServer(number);
            }
            requests("list", languard, "/servers");
            double reference = requests("server", languard, "/servers/" + first);
            int running = languard.startSleeping(games, SERVERS);
            try {
                double lines = new LineFlow(languard, running, folder.path()).linesPerProcessorSecond();
                out.printf("lines: %.0f per second of processor time%n", lines);
                ratios.put("lines", lines / reference);
            } finally {
                languard.post("/servers/" + running + "/kill", "");
            }
        }
    }

    /** Returns the requests per second of processor time of the bare servlet. */
    private double requests(String name, MeasuredInstallation languard, String path) throws Exception {
        byte[] bytes = languard.get(path).body().getBytes(StandardCharsets.UTF_8);
        try (BaselineProcess bare = new BaselineProcess(folder.path(), bytes)) {
            HttpLoadGenerator ours = new HttpLoadGenerator(languard.port, "/api" + path, languard.token());
            HttpLoadGenerator theirs = new HttpLoadGenerator(bare.port, "/api" + path, languard.token());
            ours.repeat(CONNECTIONS, WARM_UP);
            theirs.repeat(CONNECTIONS, WARM_UP);
            double best = 0;
            double bestReference = 0;
            for (int round = 0; round < ROUNDS; round++) {
                bestReference = Math.max(bestReference, rate(theirs, bare.pid()));
                best = Math.max(best, rate(ours, languard.pid()));
            }
            ratios.put(name, best / bestReference);
            memory(languard, bare);
            out.printf(
                    "GET %s: %.0f requests per second of processor time; bare servlet %.0f%n",
                    path, best, bestReference);
            return bestReference;
        }
    }

    private void memory(MeasuredInstallation languard, BaselineProcess bare) throws Exception {
        double reference = ProcessFigures.afterCollection(bare.pid()).residentMb();
        double used = languard.residentMb();
        out.printf("memory: %.0f MB resident; bare servlet %.0f MB%n", used, reference);
        ratios.put("memory", reference / used);
    }

    private static double rate(HttpLoadGenerator load, long pid) throws Exception {
        double before = ProcessFigures.processorSeconds(pid);
        load.repeat(CONNECTIONS, REQUESTS);
        return CONNECTIONS * REQUESTS / (ProcessFigures.processorSeconds(pid) - before);
    }

    /** Starts Languard without the class archive, which would be made during the measurement. */
    private MeasuredInstallation launch() throws IOException, InterruptedException {
        return MeasuredInstallation.start(folder.path(), Map.of("LANGUARD_CLASS_ARCHIVE", "false"));
    }
}
