package io.languard.http;

import static io.languard.http.HttpServerFixture.servlet;
import static io.languard.http.HttpServerFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressCustomizerTest {

    private static final HttpServerFixture.ServletHandler WHO = (request, response) ->
            response.getWriter().write(request.getRemoteAddr() + " " + request.getAttribute("languard.forwarded"));

    private static HttpServerFixture untrusting;
    private static HttpServerFixture trusting;

    @BeforeAll
    static void setUp() throws IOException {
        untrusting = new HttpServerFixture();
        untrusting.add("/who", servlet(WHO));
        trusting = new HttpServerFixture("LANGUARD_TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8");
        trusting.add("/who", servlet(WHO));
    }

    @AfterAll
    static void tearDown() {
        untrusting.close();
        trusting.close();
    }

    @Test
    void usesPeerAddressWithoutHeaders() throws Exception {
        assertThat(text(untrusting.get("/who"))).isEqualTo("127.0.0.1 null");
        assertThat(text(trusting.get("/who"))).isEqualTo("127.0.0.1 null");
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-For, 8.8.8.8", "Forwarded, for=8.8.8.8", "X-Real-IP, 8.8.8.8", "x-forwarded-for, ''"})
    void marksPeerAddressAsForwardedIfAnUntrustedClientSendsHeaders(String header, String value) throws Exception {
        assertThat(text(untrusting.get("/who", header, value))).isEqualTo("127.0.0.1 true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8.8.8.8|8.8.8.8 null",
                "1.1.1.1, 8.8.8.8|8.8.8.8 null",
                "127.0.0.1, 8.8.8.8, 10.1.2.3|8.8.8.8 null",
                "10.1.2.3|10.1.2.3 null",
                "8.8.8.8:4711|8.8.8.8 null",
                "[2001:db8::1]:4711|2001:db8:0:0:0:0:0:1 null",
                "2001:db8::1|2001:db8:0:0:0:0:0:1 null",
                "8.8.8.8, unknown|127.0.0.1 true",
                "evil, 10.1.2.3|10.1.2.3 true",
            })
    void usesRightmostAddressThatIsNotATrustedProxy(String chain, String seen) throws Exception {
        assertThat(text(trusting.get("/who", "X-Forwarded-For", chain))).isEqualTo(seen);
    }

    @Test
    void readsRepeatedHeadersAsOneChain() throws Exception {
        assertThat(text(trusting.get("/who", "X-Forwarded-For", "1.1.1.1", "X-Forwarded-For", "8.8.8.8, 10.0.0.1")))
                .isEqualTo("8.8.8.8 null");
    }

    @Test
    void marksAddressAsForwardedIfATrustedProxyUsesAnotherHeader() throws Exception {
        assertThat(text(trusting.get("/who", "X-Real-IP", "8.8.8.8"))).isEqualTo("127.0.0.1 true");
    }
}
