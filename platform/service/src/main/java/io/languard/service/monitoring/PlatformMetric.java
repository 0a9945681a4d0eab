package io.languard.service.monitoring;

import java.util.Map;

/**
 * One figure of this moment.
 *
 * @param name in the style of Prometheus, such as {@code languard_log_lines_dropped_total}
 * @param help what it is, in one line
 * @param type how it behaves
 * @param labels in order; may be empty
 */
public record PlatformMetric(String name, String help, Type type, Map<String, String> labels, double value) {

    /** How a figure behaves over time. */
    public enum Type {
        /** Only grows, from 0 at the start of the platform. */
        COUNTER,
        /** Goes up and down. */
        GAUGE
    }

    /** A figure that only grows. */
    public static PlatformMetric counter(String name, String help, Map<String, String> labels, double value) {
        return new PlatformMetric(name, help, Type.COUNTER, labels, value);
    }

    /** A figure that goes up and down. */
    public static PlatformMetric gauge(String name, String help, Map<String, String> labels, double value) {
        return new PlatformMetric(name, help, Type.GAUGE, labels, value);
    }
}
