package io.languard.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.rest.ServletTestServer;
import io.languard.rest.fake.FakeUsers;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocsServletTest {

    private final FakeUsers users = new FakeUsers();
    private ServletTestServer servletTestServer;

    @BeforeEach
    void start() throws Exception {
        servletTestServer = new ServletTestServer("/api/docs/*", new DocsServlet(users));
    }

    @AfterEach
    void stop() throws Exception {
        servletTestServer.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return servletTestServer.send("GET", path, null, Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/docs", "/api/docs/"})
    void servesASelfContainedPage(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "script-src 'self';")
                .doesNotContain("http:", "https:", "*", "unsafe-eval");
        Matcher parts = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(page.body());
        int found = 0;
        while (parts.find()) {
            String part = parts.group(1);
            if (part.startsWith("data:")) {
                continue;
            }
            // Relative, so that the page works under any path of a proxy.
            assertThat(URI.create(part).getPath()).as(part).doesNotStartWith("/");
            String target = URI.create(path).resolve(part).normalize().getPath();
            if (target.equals("/api/openapi.json")) {
                continue;
            }
            found++;
            assertThat(target).startsWith("/api/docs/");
            assertThat(get(target).statusCode()).as(target).isEqualTo(200);
            assertThat(get(target).body()).isNotEmpty();
        }
        assertThat(found).isEqualTo(3);
        assertThat(page.body()).doesNotContain("<style", "onload", "<script>");
    }

    @Test
    void servesItsScriptAndStyle() throws Exception {
        assertThat(get("/api/docs/swagger-ui-bundle.js").body()).contains("SwaggerUIBundle");
        assertThat(get("/api/docs/swagger-ui-bundle.js")
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("text/javascript");
        assertThat(get("/api/docs/swagger-ui.css")
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("text/css");
        assertThat(get("/api/docs/page.js").body())
                .contains("'../openapi.json'")
                .doesNotContain("'/api");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/docs/nothing",
                "/api/docs/DocsServlet.class",
                "/api/docs/swagger-ui-bundle.js.LICENSE.txt",
                "/api/docs/index.html/x",
                "/api/docs//index.html"
            })
    void servesNoOtherFiles(String path) throws Exception {
        HttpResponse<String> reply = get(path);
        assertThat(reply.statusCode()).isIn(400, 404);
    }

    @Test
    void isRateLimitedLikeOtherPublicPaths() throws Exception {
        users.limited = "address:127.0.0.1";
        assertThat(get("/api/docs").statusCode()).isEqualTo(429);
    }
}
