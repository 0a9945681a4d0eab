package io.languard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.benchmark.ShortMeasurement.SlowdownException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShortMeasurementTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private int measurements;

    @Test
    void aRatioMayFallByAQuarter() throws Exception {
        check(ratios(0.75, 1));
        assertThat(measurements).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("one=0.7500 (last release 1.0000, -25 %)");
    }

    @Test
    void aRatioThatHasFallenFurtherIsMeasuredAgain() throws Exception {
        check(ratios(0.74, 1), ratios(0.9, 1));
        assertThat(measurements).isEqualTo(2);
    }

    @Test
    void theSameRatioMustNotBeWorseTwice() {
        assertThatThrownBy(() -> check(ratios(0.7, 0.1), ratios(0.7, 1)))
                .isInstanceOf(SlowdownException.class)
                .hasMessageEndingWith("twice in a row: one");
        assertThat(measurements).isEqualTo(2);
    }

    @Test
    void differentRatiosMayBeWorseOnceEach() throws Exception {
        check(ratios(0.7, 1), ratios(1, 0.7));
        assertThat(measurements).isEqualTo(2);
    }

    @Test
    void aRatioThatIsNotComparedIsAnError() {
        assertThatThrownBy(() -> check(new Ratios(Map.of("one", 1.0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[one, two]");
    }

    @Test
    void theRatiosOfTheLastReleaseAreKnown() throws Exception {
        assertThat(Ratios.ofLastRelease().values().values()).hasSize(5).allMatch(ratio -> ratio > 0);
    }

    private void check(Ratios... results) throws Exception {
        Iterator<Ratios> next = List.of(results).iterator();
        ShortMeasurement.check(
                () -> {
                    measurements++;
                    return next.next();
                },
                ratios(1, 1),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private static Ratios ratios(double one, double two) {
        return new Ratios(Map.of("one", one, "two", two));
    }
}
