package io.languard.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Measures what a start costs until Languard is healthy, and its memory two seconds later: the first start in an empty folder,
 * then warm starts with and without the class archive and with the first compiler only, alternating.
 */
final class StartTimeMeasurement implements BenchmarkMain.Measurement {

    private static final int ROUNDS = 3;
    private static final Map<String, String> NO_ARCHIVE = Map.of("LANGUARD_CLASS_ARCHIVE", "false");

    /** A way to start Languard and the starts so far. */
    private record Variant(String name, Path folder, Map<String, String> settings, List<Start> starts) {

        Variant(String name, Path folder, Map<String, String> settings) {
            this(name, folder, settings, new ArrayList<>());
        }

        double median(ToDoubleFunction<Start> figure) {
            return starts.stream().mapToDouble(figure).sorted().toArray()[starts.size() / 2];
        }
    }

    /** A start; the figures are those of two seconds later. */
    private record Start(double seconds, double processorSeconds, ThreadTimes threads, ProcessFigures figures) {}

    @Override
    public void run(PrintStream out) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Path bare = Files.createDirectory(folder.path().resolve("bare"));
            Path archived = Files.createDirectory(folder.path().resolve("archived"));
            print(out, "first start", start(bare, NO_ARCHIVE));
            WarmStart.prepare(archived);
            List<Variant> variants = List.of(
                    new Variant("as shipped", archived, Map.of()),
                    new Variant(
                            "first compiler only", archived, Map.of("LANGUARD_JAVA_OPTS", "-XX:TieredStopAtLevel=1")),
                    new Variant("without archive", bare, NO_ARCHIVE));
            for (int round = 1; round <= ROUNDS; round++) {
                for (Variant variant : variants) {
                    Start start = start(variant.folder(), variant.settings());
                    variant.starts().add(start);
                    print(out, variant.name() + ", start " + round, start);
                }
            }
            for (Variant variant : variants) {
                out.printf(
                        "%s, medians: healthy after %.2f s, %.2f s of processor time; %.0f MB resident, %.0f MB private%n",
                        variant.name(),
                        variant.median(Start::seconds),
                        variant.median(Start::processorSeconds),
                        variant.median(start -> start.figures().residentMb()),
                        variant.median(start -> start.figures().privateDirtyMb()));
            }
        }
    }

    private static Start start(Path folder, Map<String, String> settings) throws IOException, InterruptedException {
        try (MeasuredInstallation languard = MeasuredInstallation.start(folder, settings)) {
            double seconds = languard.seconds();
            double processorSeconds = ProcessFigures.processorSeconds(languard.pid());
            ThreadTimes threads = ThreadTimes.of(languard.pid());
            TimeUnit.SECONDS.sleep(2);
            return new Start(seconds, processorSeconds, threads, languard.figures());
        }
    }

    private static void print(PrintStream out, String name, Start start) {
        out.printf(
                "%s: healthy after %.2f s, %.2f s of processor time (%s); %.0f MB resident, %.0f MB private%n",
                name,
                start.seconds(),
                start.processorSeconds(),
                start.threads(),
                start.figures().residentMb(),
                start.figures().privateDirtyMb());
    }
}
