package io.languard.rest.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.monitoring.PlatformMetric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusFormatterTest {

    @Test
    void samplesAreGroupedByFamilyWithOneHelpAndType() {
        assertThat(PrometheusFormatter.format(List.of(
                        PlatformMetric.counter("b_total", "Bs.", Map.of("x", "1"), 1),
                        PlatformMetric.gauge("a", "As.", Map.of(), 0.5),
                        PlatformMetric.counter("b_total", "Other words.", Map.of("x", "2"), 12345678901.0))))
                .isEqualTo(
                        """
                        # HELP a As.
                        # TYPE a gauge
                        a 0.5
                        # HELP b_total Bs.
                        # TYPE b_total counter
                        b_total{x="1"} 1
                        b_total{x="2"} 12345678901
                        """);
    }

    @Test
    void bucketsSumAndCountFormAHistogram() {
        assertThat(PrometheusFormatter.format(List.of(
                        PlatformMetric.counter("t_seconds_bucket", "T.", Map.of("le", "+Inf"), 2),
                        PlatformMetric.counter("t_seconds_sum", "T.", Map.of("x", "1"), 0.25),
                        PlatformMetric.counter("t_seconds_count", "T.", Map.of("x", "1"), 2))))
                .isEqualTo(
                        """
                        # HELP t_seconds T.
                        # TYPE t_seconds histogram
                        t_seconds_bucket{le="+Inf"} 2
                        t_seconds_sum{x="1"} 0.25
                        t_seconds_count{x="1"} 2
                        """);
    }

    @Test
    void labelsAndHelpAreEscaped() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("name", "a\"b\\c\r\nd{}Ж");
        labels.put("none", null);
        assertThat(PrometheusFormatter.format(List.of(PlatformMetric.gauge("a", "x\\y\nz \"q\"", labels, 1))))
                .isEqualTo(
                        """
                        # HELP a x\\\\y\\nz "q"
                        # TYPE a gauge
                        a{name="a\\"b\\\\c\\nd{}Ж",none=""} 1
                        """);
    }

    @Test
    void invalidMetricsAreOmitted() {
        assertThat(PrometheusFormatter.format(List.of(
                        PlatformMetric.gauge("a b", "", Map.of(), 1),
                        PlatformMetric.gauge("1a", "", Map.of(), 1),
                        PlatformMetric.gauge("a", "", Map.of("x-y", ""), 1),
                        PlatformMetric.gauge("a", "", Map.of("__name__", ""), 1),
                        PlatformMetric.gauge("a", "A.", Map.of(), 1),
                        PlatformMetric.gauge("a", "A.", Map.of(), 2),
                        PlatformMetric.counter("a", "A.", Map.of("x", "y"), 2))))
                .isEqualTo("# HELP a A.\n# TYPE a gauge\na 1\n");
    }

    @Test
    void specialNumbersAreFormatted() {
        assertThat(PrometheusFormatter.format(List.of(
                        PlatformMetric.gauge("a", "A.", Map.of("x", "1"), Double.NaN),
                        PlatformMetric.gauge("a", "A.", Map.of("x", "2"), Double.POSITIVE_INFINITY),
                        PlatformMetric.gauge("a", "A.", Map.of("x", "3"), Double.NEGATIVE_INFINITY),
                        PlatformMetric.gauge("a", "A.", Map.of("x", "4"), 1e300),
                        PlatformMetric.gauge("a", "A.", Map.of("x", "5"), -2))))
                .endsWith(
                        """
                        a{x="1"} NaN
                        a{x="2"} +Inf
                        a{x="3"} -Inf
                        a{x="4"} 1.0E300
                        a{x="5"} -2
                        """);
    }
}
