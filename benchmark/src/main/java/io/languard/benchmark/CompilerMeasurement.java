package io.languard.benchmark;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the processor time of requests from the start on with different settings of the JVM's compilers, alternating: as
 * shipped, with the JVM's own thresholds, and with the first compiler only.
 */
final class CompilerMeasurement implements BenchmarkMain.Measurement {

    private static final int CONNECTIONS = 4;
    private static final int REQUESTS = 10_000;
    private static final int ROUNDS = 15;

    private static final Map<String, String> OPTIONS = new LinkedHashMap<>();

    static {
        OPTIONS.put("as shipped", "");
        OPTIONS.put(
                "default thresholds",
                "-XX:C1MaxInlineLevel=9 -XX:C1MaxInlineSize=35 -XX:Tier4InvocationThreshold=5000"
                        + " -XX:Tier4MinInvocationThreshold=600 -XX:Tier4CompileThreshold=15000"
                        + " -XX:Tier4BackEdgeThreshold=40000");
        OPTIONS.put("first compiler only", "-XX:TieredStopAtLevel=1");
    }

    /** A running Languard. */
    private record Target(String name, MeasuredInstallation languard, HttpLoadGenerator load) {

        double processorMicros() throws Exception {
            double before = ProcessFigures.processorSeconds(languard.pid());
            load.repeat(CONNECTIONS, REQUESTS / CONNECTIONS);
            return (ProcessFigures.processorSeconds(languard.pid()) - before) * 1e6 / REQUESTS;
        }
    }

    @Override
    public void run(PrintStream out) throws Exception {
        List<Target> targets = new ArrayList<>();
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            try {
                for (Map.Entry<String, String> options : OPTIONS.entrySet()) {
                    targets.add(start(folder.path(), options.getKey(), options.getValue()));
                }
                for (int round = 1; round <= ROUNDS; round++) {
                    out.printf("after %d requests:", round * REQUESTS);
                    for (Target target : targets) {
                        out.printf(
                                " %s %.0f µs of processor time, %.1f s in all;",
                                target.name(),
                                target.processorMicros(),
                                ProcessFigures.processorSeconds(
                                        target.languard().pid()));
                    }
                    out.println();
                }
            } finally {
                for (Target target : targets) {
                    target.languard().close();
                }
            }
        }
    }

    private static Target start(Path folder, String name, String options) throws Exception {
        MeasuredInstallation languard = MeasuredInstallation.start(
                Files.createDirectory(folder.resolve(name.replace(' ', '-'))),
                Map.of("LANGUARD_CLASS_ARCHIVE", "false", "LANGUARD_JAVA_OPTS", options));
        languard.login();
        int id = languard.createServer(0);
        return new Target(name, languard, new HttpLoadGenerator(languard.port, "/api/servers/" + id, languard.token()));
    }
}
