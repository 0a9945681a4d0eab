package io.languard.http;

import static io.languard.http.HttpServerFixture.servlet;
import static io.languard.http.HttpServerFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ResponseHeaderCustomizerTest {

    private static final String PANEL = "https://panel.example.org";
    private static final HttpServerFixture.ServletHandler JSON = (request, response) -> {
        response.setContentType("application/json; charset=utf-8");
        response.getWriter().write("\"" + "x".repeat(5000) + "\"");
    };

    @Test
    void addsSecurityHeadersToEveryResponse() throws Exception {
        try (HttpServerFixture running = new HttpServerFixture()) {
            running.add("/api/*", servlet(JSON));
            for (String path : new String[] {"/api/x", "/nothing"}) {
                HttpHeaders headers = running.get(path).headers();
                assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
                assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
                assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
                assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                        .startsWith("default-src 'self'");
                assertThat(headers.firstValue("Cache-Control")).contains("no-store");
                assertThat(headers.firstValue("Server")).isEmpty();
                assertThat(headers.firstValue("X-Powered-By")).isEmpty();
            }
        }
    }

    @Test
    void letsServletsReplaceHeaders() throws Exception {
        try (HttpServerFixture running = new HttpServerFixture()) {
            running.add("/api/docs", servlet((request, response) -> {
                response.setHeader("Cache-Control", "max-age=60");
                response.getWriter().write("docs");
            }));

            assertThat(running.get("/api/docs").headers().allValues("Cache-Control"))
                    .containsExactly("max-age=60");
        }
    }

    @Test
    void compressesIfTheClientAcceptsIt() throws Exception {
        try (HttpServerFixture running = new HttpServerFixture()) {
            running.add("/api/*", servlet(JSON));

            HttpResponse<byte[]> plain = running.get("/api/x");
            HttpResponse<byte[]> gzipped = running.get("/api/x", "Accept-Encoding", "gzip");

            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(gzipped.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(gzipped.body().length).isLessThan(500);
            byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(gzipped.body())).readAllBytes();
            assertThat(new String(unpacked, StandardCharsets.UTF_8)).isEqualTo(text(plain));
        }
    }

    @Test
    void allowsNoOriginByDefault() throws Exception {
        try (HttpServerFixture running = new HttpServerFixture()) {
            running.add("/api/*", servlet(JSON));

            assertThat(running.get("/api/x", "Origin", PANEL).headers().map().keySet())
                    .noneMatch(name -> name.startsWith("access-control"));
        }
    }

    @Test
    void allowsOnlyConfiguredOrigins() throws Exception {
        try (HttpServerFixture running = new HttpServerFixture("LANGUARD_CORS_ORIGINS", PANEL)) {
            running.add("/api/*", servlet(JSON));
            running.add("/baza/*", servlet(JSON));

            HttpHeaders allowed = running.get("/api/x", "Origin", PANEL).headers();
            assertThat(allowed.firstValue("Access-Control-Allow-Origin")).contains(PANEL);
            assertThat(allowed.firstValue("Access-Control-Expose-Headers").orElseThrow())
                    .contains("Retry-After");
            assertThat(allowed.allValues("Vary").toString()).contains("Origin");

            HttpHeaders error = running.get("/api2", "Origin", PANEL).headers();
            assertThat(error.firstValue("Access-Control-Allow-Origin")).isEmpty();
            assertThat(running.get("/baza/x", "Origin", PANEL).headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            for (String other :
                    new String[] {"https://panel.example.org.evil.example", "http://panel.example.org", "null"}) {
                assertThat(running.get("/api/x", "Origin", other).headers().firstValue("Access-Control-Allow-Origin"))
                        .isEmpty();
            }
        }
    }

    @Test
    void letsAllowedOriginsReadErrors() throws Exception {
        try (HttpServerFixture running = new HttpServerFixture("LANGUARD_CORS_ORIGINS", PANEL)) {
            HttpResponse<byte[]> response = running.get("/api/nothing", "Origin", PANEL);

            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.headers().allValues("Access-Control-Allow-Origin"))
                    .containsExactly(PANEL);
        }
    }

    @Test
    void respondsToPreflightRequests() throws Exception {
        try (HttpServerFixture running = new HttpServerFixture("LANGUARD_CORS_ORIGINS", PANEL)) {
            HttpResponse<byte[]> response =
                    running.send("OPTIONS", "/api/servers", "Origin", PANEL, "Access-Control-Request-Method", "DELETE");

            assertThat(response.statusCode()).isEqualTo(204);
            assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains(PANEL);
            assertThat(response.headers()
                            .firstValue("Access-Control-Allow-Methods")
                            .orElseThrow())
                    .contains("DELETE", "PUT");
            assertThat(response.headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .orElseThrow())
                    .contains("Authorization", "Content-Type");
        }
    }
}
