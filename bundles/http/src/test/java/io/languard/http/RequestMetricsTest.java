package io.languard.http;

import static io.languard.http.HttpServerFixture.servlet;
import static io.languard.http.HttpServerFixture.textServlet;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestMetricsTest {

    private static final String COUNT = "languard_http_requests";

    private HttpServerFixture running;

    @BeforeEach
    void setUp() throws IOException {
        running = new HttpServerFixture();
    }

    @AfterEach
    void tearDown() {
        running.close();
    }

    @Test
    void countsRequestsByPatternAndNotByPath() throws Exception {
        running.add("/thing/*", textServlet("thing"));
        running.get("/thing/1");
        running.get("/thing/2?x=1");
        running.get("/nothing/1");
        running.get("/nothing/2");

        awaitCounts("GET /thing/* 200 2", "GET none 404 2");
        assertThat(named("languard_http_request_duration_seconds"))
                .hasSize(2)
                .allSatisfy(point -> assertThat(((HistogramDataPointSnapshot) point).getSum())
                        .isBetween(0.0, 10.0))
                .extracting(point -> ((HistogramDataPointSnapshot) point).getCount())
                .containsOnly(2L);
    }

    @Test
    void usesTheRouteSetByAServlet() throws Exception {
        running.add("/thing/*", servlet((request, response) -> {
            response.setStatus(201);
            response.flushBuffer();
            request.setAttribute("languard.route", "/thing/{id}");
        }));
        running.get("/thing/1");

        awaitCounts("GET /thing/{id} 201 1");
    }

    @Test
    void countsRequestsThatReachNoServlet() throws Exception {
        running.sendRaw("GET /a%00b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        running.sendRaw("NONSENSE\r\n\r\n");
        running.sendRaw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");
        running.sendRaw("INVENTED /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        running.sendRaw("TRACE /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        await(() -> total() >= 5);
        assertThat(counts()).contains("GET none 431 1", "other none 404 1", "TRACE none 405 1");
        assertThat(named(COUNT).stream()
                        .filter(point -> point.getLabels().get("status").equals("400"))
                        .mapToDouble(RequestMetricsTest::value)
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void limitsTheNumberOfSeries() throws Exception {
        running.add("/thing/*", servlet((request, response) -> {
            request.setAttribute("languard.route", request.getPathInfo());
        }));
        for (int i = 0; i < 2100; i++) {
            running.get("/thing/" + i);
        }

        await(() -> total() == 2100);
        assertThat(named(COUNT)).hasSizeLessThanOrEqualTo(2001);
        assertThat(counts()).contains("other other 200 100");
    }

    private void awaitCounts(String... expected) {
        await(() -> counts().equals(new TreeSet<>(List.of(expected))));
        assertThat(counts()).containsExactlyInAnyOrder(expected);
    }

    /** Waits for a condition, since a request is counted shortly after its response is sent. */
    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private double total() {
        return named(COUNT).stream().mapToDouble(RequestMetricsTest::value).sum();
    }

    private static double value(DataPointSnapshot point) {
        return ((CounterDataPointSnapshot) point).getValue();
    }

    private List<? extends DataPointSnapshot> named(String name) {
        return running.counts().collect().stream()
                .filter(snapshot -> snapshot.getMetadata().getName().equals(name))
                .flatMap(snapshot -> snapshot.getDataPoints().stream())
                .toList();
    }

    private TreeSet<String> counts() {
        return named(COUNT).stream()
                .map(point -> point.getLabels().stream().map(Label::getValue).collect(Collectors.joining(" ")) + " "
                        + (long) value(point))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
