package io.languard.benchmark;

import java.io.PrintStream;
import java.util.Map;

/** Seconds from the start of the process to health: the first start on an empty data folder, then warm ones. */
final class StartTime implements Main.Measurement {

    private static final int STARTS = 6;

    @Override
    public void run(PrintStream out) throws Exception {
        try (Scratch scratch = Scratch.create()) {
            for (int start = 1; start <= STARTS; start++) {
                try (Installation languard = Installation.start(scratch.path(), Map.of())) {
                    double healthy = languard.seconds();
                    out.printf(
                            "start %d: healthy after %.2f s, %.0f MB resident%n",
                            start, healthy, languard.residentMb());
                }
            }
        }
    }
}
