package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that a read has the same response whether it is served directly or, if its query has an escape, by Jersey. */
class DirectRoutesTest {

    private static final List<String> QUERIES = List.of(
            "",
            "?limit=1&offset=1",
            "?limit=2&limit=1",
            "?limit=0&offset=x&status=none&level=none&from=x&resolution=0",
            "?limit=",
            "?limit",
            "?=1&&unknown=1",
            "?search=&game_type=arma3&since=2026-04-16T10:00:00Z");

    private static ApiFixture apiFixture;

    @BeforeAll
    static void start() throws Exception {
        apiFixture = new ApiFixture();
    }

    @AfterAll
    static void stop() throws Exception {
        apiFixture.close();
    }

    static Stream<ExpectedRoute> reads() {
        return ExpectedRoute.guarded().filter(route -> route.httpMethod().equals("GET"));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void directResponseIsThatOfJersey(ExpectedRoute route) {
        String path = route.examplePath();
        for (String query : QUERIES) {
            assertSame("admin", path + query);
            assertSame("viewer", path + query);
        }
        assertSame("forged", path);
        assertSame("admin", path + "/");
        for (String id : List.of("0", "7", "x", "99999999999", "1-")) {
            assertSame("viewer", path.replace("/1", "/" + id));
            assertSame("admin", path.replace("/1", "/" + id));
        }
    }

    private static void assertSame(String as, String path) {
        String escaped = path + (path.contains("?") ? "&" : "?") + "unknown=%20";
        assertThat(outcome(as, path)).as(path).isEqualTo(outcome(as, escaped));
    }

    /** Returns what may not differ: everything but times and random references. */
    private static List<Object> outcome(String as, String path) {
        ApiFixture.ApiReply reply = apiFixture.call(as, "GET", path, null);
        Map<String, List<String>> headers = new HashMap<>(reply.http().headers().map());
        headers.remove("date");
        return List.of(
                reply.status(),
                headers,
                reply.body().replaceAll("reference [0-9a-f]{8}", "reference"),
                String.valueOf(apiFixture.route()));
    }
}
