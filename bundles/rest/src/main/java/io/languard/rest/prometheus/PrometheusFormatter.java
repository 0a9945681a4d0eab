package io.languard.rest.prometheus;

import io.languard.service.monitoring.PlatformMetric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A formatter of metrics in the text format 0.0.4 of Prometheus. The Prometheus client library is not used: it refuses
 * the established name {@code languard_info} as a gauge, writes whole numbers with a fraction, and its bundles import
 * {@code javax.annotation} 3, which nothing exports.
 */
final class PrometheusFormatter {

    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern LABEL = Pattern.compile("(?!__)[a-zA-Z_][a-zA-Z0-9_]*");

    /** Counters with these suffixes are the parts of one histogram. */
    private static final Pattern HISTOGRAM = Pattern.compile("(.+)_(bucket|sum|count)");

    private final Map<String, MetricFamily> families = new TreeMap<>();

    private PrometheusFormatter() {}

    /**
     * Returns the metrics grouped into families by name; metrics with invalid names and repeated samples are omitted.
     */
    static String format(List<PlatformMetric> platformMetrics) {
        PrometheusFormatter format = new PrometheusFormatter();
        platformMetrics.forEach(format::add);
        StringBuilder text = new StringBuilder();
        format.families.forEach((name, metricFamily) -> metricFamily.write(name, text));
        return text.toString();
    }

    private void add(PlatformMetric platformMetric) {
        boolean valid = NAME.matcher(platformMetric.name()).matches()
                && platformMetric.labels().keySet().stream()
                        .allMatch(label -> LABEL.matcher(label).matches());
        if (!valid) {
            return;
        }
        Matcher histogram = HISTOGRAM.matcher(platformMetric.name());
        boolean isHistogram = platformMetric.type() == PlatformMetric.Type.COUNTER && histogram.matches();
        String type = isHistogram ? "histogram" : platformMetric.type().name().toLowerCase(Locale.ROOT);
        MetricFamily metricFamily = families.computeIfAbsent(
                isHistogram ? histogram.group(1) : platformMetric.name(),
                name -> new MetricFamily(type, platformMetric.help(), new LinkedHashMap<>()));
        if (metricFamily.type.equals(type)) {
            metricFamily.samples.putIfAbsent(
                    platformMetric.name() + labels(platformMetric.labels()), number(platformMetric.value()));
        }
    }

    private static String labels(Map<String, String> labels) {
        if (labels.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("{");
        labels.forEach((name, value) -> {
            text.append(text.length() == 1 ? "" : ",").append(name).append("=\"");
            text.append(escaped(value == null ? "" : value).replace("\"", "\\\""))
                    .append('"');
        });
        return text.append('}').toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n");
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    /** The samples with the same name. */
    private record MetricFamily(String type, String help, Map<String, String> samples) {

        void write(String name, StringBuilder text) {
            text.append("# HELP ")
                    .append(name)
                    .append(' ')
                    .append(escaped(help))
                    .append('\n');
            text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
            samples.forEach((series, value) ->
                    text.append(series).append(' ').append(value).append('\n'));
        }
    }
}
