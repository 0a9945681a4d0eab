package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalRequestTest {

    private static final String SECTION = "/servers/1/config/server";

    private static ApiFixture apiFixture;

    @BeforeAll
    static void start() throws Exception {
        apiFixture = new ApiFixture();
    }

    @AfterAll
    static void stop() throws Exception {
        apiFixture.close();
    }

    private static ApiFixture.ApiReply send(String method, String path, String body, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("Authorization", "Bearer admin"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        if (body != null) {
            all.put("Content-Type", "application/json");
        }
        return apiFixture.raw(method, path, body, all);
    }

    private static String tag(ApiFixture.ApiReply reply) {
        return reply.http().headers().firstValue("ETag").orElseThrow();
    }

    private static ApiFixture.ApiReply put(String ifMatch) {
        return send("PUT", SECTION, "{\"config_version\":3,\"hostname\":\"x\"}", "If-Match", ifMatch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/games",
                "/games/arma3",
                "/games/arma3/config-schema",
                "/games/arma3/defaults",
                "/servers/1/config",
                SECTION
            })
    void sendsOnlyWhatTheClientDoesNotHave(String path) {
        ApiFixture.ApiReply first = send("GET", path, null);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.http().headers().allValues("Cache-Control")).containsExactly("no-cache");
        for (String known : new String[] {tag(first), "\"x\", W/" + tag(first), "*"}) {
            ApiFixture.ApiReply again = send("GET", path, null, "If-None-Match", known);
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(tag(again)).isEqualTo(tag(first));
        }
        ApiFixture.ApiReply other = send("GET", path, null, "If-None-Match", "\"other\"");
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(first.body());
    }

    @Test
    void theTagOfASectionBeginsWithItsVersion() {
        assertThat(tag(send("GET", SECTION, null))).matches("\"3-[0-9a-f]+\"");
    }

    @Test
    void errorsHaveNoTag() {
        ApiFixture.ApiReply reply = send("GET", "/games/none", null);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.http().headers().firstValue("ETag")).isEmpty();
        assertThat(send("GET", "/games/none", null, "If-None-Match", "*").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"3\"", "\"2-ab\", \"3-0123\"", "W/\"3-0123--gzip\""})
    void acceptsAChangeThatIsBasedOnTheNamedVersion(String ifMatch) {
        assertThat(put(ifMatch).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2-0123\"", "\"30-0123\"", "\"4\"", "nonsense"})
    void refusesAChangeWhoseHeaderNamesAnotherVersionThanItsBody(String ifMatch) {
        ApiFixture.ApiReply reply = put(ifMatch);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("CONFIG_VERSION_CONFLICT");
        assertThat(reply.envelope().at("/data/current_version").intValue()).isEqualTo(3);
    }

    @Test
    void theResponseToAChangeHasTheNewTag() {
        assertThat(tag(put(tag(send("GET", SECTION, null))))).isNotBlank();
    }
}
