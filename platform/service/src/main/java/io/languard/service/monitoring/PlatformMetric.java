package io.languard.service.monitoring;

import java.util.Map;

/**
 * A current metric value of the platform.
 *
 * @param name the Prometheus name, such as {@code languard_log_lines_dropped_total}
 * @param help a one-line description
 * @param type how the value behaves
 * @param labels labels in order; may be empty
 */
public record PlatformMetric(String name, String help, Type type, Map<String, String> labels, double value) {

    /** How a metric behaves over time. */
    public enum Type {
        /** Only increases, starting at 0 when the platform starts. */
        COUNTER,
        /** Goes up and down. */
        GAUGE
    }

    /** Creates a counter. */
    public static PlatformMetric counter(String name, String help, Map<String, String> labels, double value) {
        return new PlatformMetric(name, help, Type.COUNTER, labels, value);
    }

    /** Creates a gauge. */
    public static PlatformMetric gauge(String name, String help, Map<String, String> labels, double value) {
        return new PlatformMetric(name, help, Type.GAUGE, labels, value);
    }
}
