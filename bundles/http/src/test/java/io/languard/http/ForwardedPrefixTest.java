package io.languard.http;

import static io.languard.http.HttpServerFixture.servlet;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.http.api.ForwardedPrefix;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedPrefixTest {

    private static final String HEADER = "X-Forwarded-Prefix";

    /** Sends the requested Location header, and the prefix as another one. */
    private static final HttpServerFixture.ServletHandler MOVED = (request, response) -> {
        response.setStatus(201);
        response.setHeader("Location", request.getParameter("to"));
        response.setHeader("Prefix", String.valueOf(request.getAttribute(ForwardedPrefix.ATTRIBUTE)));
    };

    private static HttpServerFixture untrusting;
    private static HttpServerFixture trusting;

    @BeforeAll
    static void setUp() throws IOException {
        untrusting = new HttpServerFixture();
        untrusting.add("/moved", servlet(MOVED));
        trusting = new HttpServerFixture("LANGUARD_TRUSTED_PROXIES", "127.0.0.1");
        trusting.add("/moved", servlet(MOVED));
        trusting.add("/redirect", servlet((request, response) -> response.sendRedirect("/elsewhere/")));
    }

    @AfterAll
    static void tearDown() {
        untrusting.close();
        trusting.close();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/x,/games/api/x",
        "/,/games/",
        "x/y,x/y",
        "//evil.example/x,//evil.example/x",
        "http://evil.example/x,http://evil.example/x"
    })
    void locationsFollowThePathOfATrustedProxy(String to, String seen) throws Exception {
        assertThat(header(trusting.get("/moved?to=" + to, HEADER, "/games/"), "Location"))
                .isEqualTo(seen);
        assertThat(header(trusting.get("/moved?to=" + to), "Location")).isEqualTo(to);
        assertThat(header(untrusting.get("/moved?to=" + to, HEADER, "/games"), "Location"))
                .isEqualTo(to);
    }

    @Test
    void redirectsFollowThePathOfATrustedProxy() throws Exception {
        assertThat(header(trusting.get("/redirect", HEADER, "/games"), "Location"))
                .isEqualTo("/games/elsewhere/");
    }

    @ParameterizedTest
    @CsvSource({
        "http://host:8000/x,/games/x",
        "HTTP://HOST:8000/x,/games/x",
        "http://host:80001/x,http://host:80001/x",
        "http://host:8000.evil/x,http://host:8000.evil/x",
        "https://host:8000/x,https://host:8000/x"
    })
    void locationsOnThisServerBecomePaths(String location, String seen) {
        assertThat(ForwardedPrefixHandler.prefixed(location, "/games", "http://host:8000"))
                .isEqualTo(seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/games", "/a/b-c_d.e~f", "/games/"})
    void acceptsPaths(String prefix) throws Exception {
        assertThat(header(trusting.get("/moved?to=/", HEADER, prefix), "Prefix"))
                .isEqualTo(prefix.replaceFirst("/$", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "games",
                "//evil.example",
                "/a//b",
                "/..",
                "/a/../b",
                "/.",
                "/",
                "/a b",
                "/a\"><script>",
                "/a%2f",
                "https://evil.example/",
                "/a,/b"
            })
    void ignoresAnythingElse(String prefix) throws Exception {
        assertThat(header(trusting.get("/moved?to=/x", HEADER, prefix), "Location"))
                .isEqualTo("/x");
        assertThat(header(trusting.get("/moved?to=/x", HEADER, "/a", HEADER, "/b"), "Location"))
                .isEqualTo("/x");
    }
}
