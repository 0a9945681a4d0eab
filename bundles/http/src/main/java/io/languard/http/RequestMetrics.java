package io.languard.http;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.osgi.service.component.annotations.Component;

/**
 * Metrics of all requests, including those that reach no servlet. This is a separate component because a servlet
 * publishes these metrics, so they must be available before any servlet is.
 */
@Component(service = {RequestMetrics.class, MultiCollector.class})
public final class RequestMetrics implements RequestLog, MultiCollector {

    /**
     * Request attribute for the path template of the route that handled the request, such as
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

    private static final String[] LABELS = {"method", "route", "status"};

    private final Set<Series> known = ConcurrentHashMap.newKeySet();
    private final Counter requests = Counter.builder()
            .name("languard_http_requests")
            .help("HTTP requests completed.")
            .labelNames(LABELS)
            .withoutExemplars()
            .build();
    private final Histogram durations = Histogram.builder()
            .name("languard_http_request_duration_seconds")
            .help("Time from the first byte of a request to the end of its response.")
            .labelNames(LABELS)
            .classicOnly()
            .classicUpperBounds(BUCKETS)
            .withoutExemplars()
            .build();

    @Override
    public void log(Request request, Response response) {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : OTHER;
        String route = request.getAttribute(ROUTE_ATTRIBUTE) instanceof String text ? text : NONE;
        String[] labels =
                counted(new Series(method, route, response.getStatus())).labels();
        requests.labelValues(labels).inc();
        durations.labelValues(labels).observe(Math.max(0, System.nanoTime() - request.getBeginNanoTime()) / NANOS);
    }

    @Override
    public MetricSnapshots collect() {
        return new MetricSnapshots(requests.collect(), durations.collect());
    }

    /** Returns the series itself, or a common one if there are too many. */
    private Series counted(Series series) {
        if (known.contains(series)) {
            return series;
        }
        if (known.size() < MAX_SERIES) {
            known.add(series);
            return series;
        }
        return new Series(OTHER, OTHER, series.status / 100 * 100);
    }

    private record Series(String method, String route, int status) {

        String[] labels() {
            return new String[] {method, route, Integer.toString(status)};
        }
    }
}
