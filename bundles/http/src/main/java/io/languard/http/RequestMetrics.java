package io.languard.http;

import io.languard.service.monitoring.PlatformMetric;
import io.languard.service.monitoring.PlatformMetricSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.osgi.service.component.annotations.Component;

/**
 * Metrics of all requests, including those that reach no servlet. This is a separate component because a servlet
 * publishes these metrics, so they must be available before any servlet is.
 */
@Component(service = {RequestMetrics.class, PlatformMetricSource.class})
public final class RequestMetrics implements RequestLog, PlatformMetricSource {

    /**
     * Request attribute for the path template of the route that answered the request, such as
     * {@code /api/servers/{server_id}}. Its values must not be under the control of clients.
     */
    static final String ROUTE_ATTRIBUTE = "languard.route";

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
    private static final String NONE = "none";
    private static final String OTHER = "other";
    private static final double NANOS = 1e9;
    /** Upper bounds of the histogram in seconds; the last bucket is unbounded. */
    private static final double[] BUCKETS = {0.005, 0.025, 0.1, 0.25, 1, 5};

    private static final int MAX_SERIES = 2000;

    private final Map<Series, Sums> counted = new ConcurrentHashMap<>();

    @Override
    public void log(Request request, Response response) {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : OTHER;
        String route = request.getAttribute(ROUTE_ATTRIBUTE) instanceof String text ? text : NONE;
        sums(new Series(method, route, response.getStatus()))
                .add(Math.max(0, System.nanoTime() - request.getBeginNanoTime()));
    }

    @Override
    public List<PlatformMetric> metrics() {
        List<PlatformMetric> platformMetrics = new ArrayList<>();
        counted.forEach((series, sums) -> {
            Map<String, String> labels = series.labels();
            double count = sums.count();
            platformMetrics.add(
                    PlatformMetric.counter("languard_http_requests_total", "HTTP requests answered.", labels, count));
            String help = "Time from the first byte of a request to the end of its response.";
            String name = "languard_http_request_duration_seconds";
            long cumulative = 0;
            for (int i = 0; i < BUCKETS.length; i++) {
                cumulative += sums.buckets[i].sum();
                platformMetrics.add(bucket(name, help, labels, Double.toString(BUCKETS[i]), cumulative));
            }
            platformMetrics.add(bucket(name, help, labels, "+Inf", count));
            platformMetrics.add(PlatformMetric.counter(name + "_sum", help, labels, sums.nanos.sum() / NANOS));
            platformMetrics.add(PlatformMetric.counter(name + "_count", help, labels, count));
        });
        return platformMetrics;
    }

    private Sums sums(Series series) {
        Sums present = counted.get(series);
        if (present != null) {
            return present;
        }
        Series counts = counted.size() < MAX_SERIES ? series : new Series(OTHER, OTHER, series.status / 100 * 100);
        return counted.computeIfAbsent(counts, key -> new Sums());
    }

    private static PlatformMetric bucket(
            String name, String help, Map<String, String> labels, String bound, double count) {
        Map<String, String> bounded = new LinkedHashMap<>(labels);
        bounded.put("le", bound);
        return PlatformMetric.counter(name + "_bucket", help, bounded, count);
    }

    private static final class Sums {
        private final LongAdder[] buckets = new LongAdder[BUCKETS.length + 1];
        private final LongAdder nanos = new LongAdder();

        Sums() {
            Arrays.setAll(buckets, i -> new LongAdder());
        }

        void add(long duration) {
            int i = 0;
            while (i < BUCKETS.length && duration > BUCKETS[i] * NANOS) {
                i++;
            }
            buckets[i].increment();
            nanos.add(duration);
        }

        /** Returns the number of requests as the sum of the buckets, so that a scrape is consistent. */
        long count() {
            return Arrays.stream(buckets).mapToLong(LongAdder::sum).sum();
        }
    }

    private record Series(String method, String route, int status) {

        Map<String, String> labels() {
            Map<String, String> labels = new LinkedHashMap<>();
            labels.put("method", method);
            labels.put("route", route);
            labels.put("status", Integer.toString(status));
            return labels;
        }
    }
}
