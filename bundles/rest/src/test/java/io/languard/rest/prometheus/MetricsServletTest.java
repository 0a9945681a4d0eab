package io.languard.rest.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.rest.ServletTestServer;
import io.languard.rest.fake.FakeSystem;
import io.languard.service.settings.Settings;
import io.languard.testkit.service.FakeServers;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsServletTest {

    private ServletTestServer servletTestServer;
    private MetricsServlet servlet;
    private volatile String address = "127.0.0.1";
    private volatile boolean forwarded;

    private void start(String token) throws Exception {
        FakeSystem system = new FakeSystem();
        servlet = new MetricsServlet(
                new Settings(Map.of("LANGUARD_METRICS_TOKEN", token)), new FakeServers(), system, system);
        Filter from = (request, response, chain) -> {
            request.setAttribute("languard.forwarded", forwarded);
            chain.doFilter(
                    new HttpServletRequestWrapper((HttpServletRequest) request) {
                        @Override
                        public String getRemoteAddr() {
                            return address;
                        }
                    },
                    response);
        };
        servletTestServer = new ServletTestServer("/metrics", servlet, from);
    }

    @AfterEach
    void stop() throws Exception {
        servlet.close();
        servletTestServer.close();
    }

    private HttpResponse<String> get(String... authorization) throws Exception {
        return servletTestServer.send(
                "GET",
                "/metrics",
                null,
                authorization.length == 0 ? Map.of() : Map.of("Authorization", authorization[0]));
    }

    @Test
    void showsServersAndPlatform() throws Exception {
        start("");
        HttpResponse<String> reply = get();

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
                .isEqualToIgnoringCase("text/plain;version=0.0.4;charset=utf-8");
        assertThat(reply.body())
                .contains(
                        """
                        # HELP languard_servers Game servers by status.
                        # TYPE languard_servers gauge
                        """,
                        "languard_servers{status=\"stopped\"} 1.0\n",
                        "languard_servers{status=\"starting\"} 0.0\n",
                        "languard_servers{status=\"running\"} 1.0\n",
                        "languard_server_players{game_type=\"arma3\",name=\"Main Server\",server_id=\"1\"} 15.0\n",
                        "languard_server_cpu_percent{game_type=\"arma3\",name=\"Main Server\",server_id=\"1\"} 34.2\n",
                        "languard_server_memory_bytes{game_type=\"arma3\",name=\"Main Server\",server_id=\"1\"}"
                                + " 1.940389888E9\n",
                        "languard_server_up{game_type=\"rust\",name=\"Rust Server\",server_id=\"2\"} 0.0\n",
                        "languard_info{version=\"1.0.0\"} 1\n",
                        "languard_uptime_seconds 86400.0\n",
                        "languard_database_up 1.0\n",
                        "languard_figure_sources_failed 0.0\n")
                .doesNotContainPattern("languard_server_cpu_percent\\{.*server_id=\"2\"");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, false, 200",
        "::1, false, 200",
        "127.0.0.1, true, 403",
        "192.168.1.5, false, 403",
        "203.0.113.9, false, 403"
    })
    void onlyLoopbackNeedsNoToken(String from, boolean viaProxy, int status) throws Exception {
        start("");
        address = from;
        forwarded = viaProxy;
        assertThat(get().statusCode()).isEqualTo(status);
        assertThat(get("Bearer ").statusCode()).isEqualTo(status);
    }

    @Test
    void tokenGrantsAccessFromAnyAddress() throws Exception {
        start("s3cret");
        assertThat(get().statusCode()).isEqualTo(200);
        address = "203.0.113.9";
        assertThat(get("Bearer s3cret").statusCode()).isEqualTo(200);
        assertThat(get("bearer  s3cret").statusCode()).isEqualTo(200);
        for (String wrong : List.of("Bearer s3cre", "Bearer s3cret1", "Basic s3cret", "s3cret")) {
            HttpResponse<String> reply = get(wrong);
            assertThat(reply.statusCode()).as(wrong).isEqualTo(403);
            assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
            assertThat(reply.body()).contains("LANGUARD_METRICS_TOKEN").doesNotContain("s3cret", "languard_info");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void metricsAreReadOnly(String method) throws Exception {
        start("");
        assertThat(servletTestServer.send(method, "/metrics", null, Map.of()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void sourcesCanBeAddedAndRemoved() throws Exception {
        start("");
        MultiCollector source = () -> counter("languard_x", 5);
        servlet.bindSource(source);
        assertThat(get().body()).contains("# TYPE languard_x_total counter\nlanguard_x_total 5.0\n");
        servlet.unbindSource(source);
        assertThat(get().body()).doesNotContain("languard_x_total");
    }

    @Test
    void failingOrHangingSourceAffectsOnlyItsOwnMetrics() throws Exception {
        start("");
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        servlet.bindSource(() -> {
            throw new IllegalStateException("broken");
        });
        servlet.bindSource(() -> null);
        servlet.bindSource(() -> {
            hanging.incrementAndGet();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new MetricSnapshots();
        });
        servlet.bindSource(() -> counter("languard_y", 1));
        // A second source of the same name.
        servlet.bindSource(() -> counter("languard_y", 2));
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> reply = get();
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.body())
                    .contains("languard_y_total 1.0\n", "languard_info", "languard_figure_sources_failed 3.0\n");
        }
        assertThat(hanging).hasValue(1);
        over.countDown();
    }

    private static MetricSnapshots counter(String name, double value) {
        return new MetricSnapshots(CounterSnapshot.builder()
                .name(name)
                .help("X.")
                .dataPoint(new CounterDataPointSnapshot(value, Labels.EMPTY, null, 0))
                .build());
    }
}
