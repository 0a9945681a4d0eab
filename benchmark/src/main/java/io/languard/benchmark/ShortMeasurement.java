package io.languard.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the ratios of {@link RatioMeasurement} with those of the last release, and measures again if one is worse, since
 * a busy machine can explain one such result but hardly two.
 */
final class ShortMeasurement implements BenchmarkMain.Measurement {

    /** Thrown if a ratio was worse in both measurements. */
    static final class SlowdownException extends Exception {

        private static final long serialVersionUID = 1L;

        SlowdownException(List<String> names) {
            super("More than a quarter worse than in the last release, twice in a row: " + String.join(", ", names));
        }
    }

    @Override
    public void run(PrintStream out) throws Exception {
        check(() -> RatioMeasurement.measure(out), Ratios.ofLastRelease(), out);
    }

    /** Makes a measurement. */
    interface RatioSource {
        Ratios measure() throws Exception;
    }

    static void check(RatioSource source, Ratios before, PrintStream out) throws Exception {
        List<String> worse = compare(source.measure(), before, out);
        if (!worse.isEmpty()) {
            out.println("More than a quarter worse: " + String.join(", ", worse) + "; measuring again");
            List<String> twice = new ArrayList<>(worse);
            twice.retainAll(compare(source.measure(), before, out));
            if (!twice.isEmpty()) {
                throw new SlowdownException(twice);
            }
        }
    }

    private static List<String> compare(Ratios measured, Ratios before, PrintStream out) {
        List<String> worse = measured.worseThan(before);
        measured.values()
                .forEach((name, value) -> out.printf(
                        "%s=%.4f (last release %.4f, %+.0f %%)%n",
                        name, value, before.of(name), 100 * (value / before.of(name) - 1)));
        return worse;
    }
}
