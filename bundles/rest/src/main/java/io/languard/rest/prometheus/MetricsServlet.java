package io.languard.rest.prometheus;

import io.languard.rest.io.RequestOrigin;
import io.languard.rest.io.ResponseWriter;
import io.languard.service.server.ServerService;
import io.languard.service.settings.Settings;
import io.languard.service.system.DatabaseStatus;
import io.languard.service.system.SystemService;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.MultiCollector;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** {@code GET /metrics}: accepts requests from this machine, and from any client with the token. */
@Component(
        service = Servlet.class,
        property = {"osgi.http.whiteboard.servlet.pattern=/metrics", "osgi.http.whiteboard.servlet.name=metrics"})
public class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String SCHEME = "Bearer ";
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final Duration COLLECT_TIMEOUT = Duration.ofSeconds(2);

    private final transient PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final transient Settings settings;
    private final transient MultiCollector platform;
    private final transient List<MultiCollector> sources = new CopyOnWriteArrayList<>();
    private final transient MetricCollector metricCollector = new MetricCollector(COLLECT_TIMEOUT);

    @Activate
    public MetricsServlet(
            @Reference Settings settings,
            @Reference ServerService serverService,
            @Reference SystemService system,
            @Reference DatabaseStatus databaseStatus) {
        this.settings = settings;
        this.platform = new PlatformMetrics(serverService, system, databaseStatus);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindSource(MultiCollector source) {
        sources.add(source);
    }

    void unbindSource(MultiCollector source) {
        sources.remove(source);
        metricCollector.remove(source);
    }

    @Deactivate
    void close() {
        metricCollector.close();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            plain(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Only GET is allowed here.\n");
        } else if (!isAllowed(request)) {
            plain(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "Metrics require a request from this machine or the token of LANGUARD_METRICS_TOKEN"
                            + " (Authorization: Bearer TOKEN).\n");
        } else {
            List<MultiCollector> all = new ArrayList<>();
            all.add(platform);
            all.addAll(sources);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            writer.write(text, metricCollector.collect(all));
            response.setHeader("Cache-Control", "no-store");
            ResponseWriter.write(
                    response, HttpServletResponse.SC_OK, PrometheusTextFormatWriter.CONTENT_TYPE, text.toByteArray());
        }
    }

    private boolean isAllowed(HttpServletRequest request) {
        return RequestOrigin.of(request).isLoopback()
                || settings.metricsToken()
                        .filter(token -> isSent(request.getHeader("Authorization"), token))
                        .isPresent();
    }

    private static boolean isSent(String authorization, String token) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
    }

    private static void plain(HttpServletResponse response, int status, String text) throws IOException {
        ResponseWriter.write(response, status, PLAIN, text.getBytes(StandardCharsets.UTF_8));
    }
}
