package io.languard.benchmark;

import java.io.PrintStream;
import java.util.Map;

/** Measures the seconds from process start to health: the first start with an empty data folder, then warm starts. */
final class StartTimeMeasurement implements BenchmarkMain.Measurement {

    private static final int STARTS = 6;

    @Override
    public void run(PrintStream out) throws Exception {
        try (TemporaryFolder temporaryFolder = TemporaryFolder.create()) {
            for (int start = 1; start <= STARTS; start++) {
                try (MeasuredInstallation languard = MeasuredInstallation.start(temporaryFolder.path(), Map.of())) {
                    double healthy = languard.seconds();
                    out.printf(
                            "start %d: healthy after %.2f s, %.0f MB resident%n",
                            start, healthy, languard.residentMb());
                }
            }
        }
    }
}
