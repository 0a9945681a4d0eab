package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.rest.fake.FakeUsers;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TotpRoutesTest {

    private static final Set<String> SETUP =
            Set.of("GET /api/auth/totp", "POST /api/auth/totp", "POST /api/auth/totp/confirm", "POST /api/auth/logout");

    private ApiFixture api;

    @BeforeEach
    void start() throws Exception {
        api = new ApiFixture();
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    @Test
    void aLoginTakesACodeOrARecoveryCode() {
        ApiFixture.ApiReply asked = login("{\"username\":\"totp\",\"password\":\"secret\"}");
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.code()).isEqualTo("TOTP_REQUIRED");
        assertThat(asked.http().headers().firstValue("WWW-Authenticate")).contains("Bearer");

        assertThat(login("{\"username\":\"totp\",\"password\":\"secret\",\"totp_code\":\"123456\"}")
                        .status())
                .isEqualTo(200);
        assertThat(login("{\"username\":\"totp\",\"password\":\"secret\",\"recovery_code\":\"abcd-efgh\"}")
                        .status())
                .isEqualTo(200);
        assertThat(login("{\"username\":\"totp\",\"password\":\"secret\",\"totp_code\":123456}")
                        .status())
                .isEqualTo(422);
        assertThat(login("{\"username\":\"totp\",\"password\":\"secret\",\"totp_code\":null}")
                        .code())
                .isEqualTo("TOTP_REQUIRED");
    }

    private ApiFixture.ApiReply login(String body) {
        return api.call(null, "POST", "/auth/login", body);
    }

    @Test
    void itIsSetUpInTwoSteps() {
        JsonNode begun = api.call("viewer", "POST", "/auth/totp", null).data();
        assertThat(begun.toString())
                .isEqualTo(
                        "{\"secret\":\"JBSWY3DP\",\"otpauth_uri\":\"otpauth://totp/Languard:viewer?secret=JBSWY3DP\"}");
        ApiFixture.ApiReply wrong = api.call("viewer", "POST", "/auth/totp/confirm", "{\"code\":\"1\"}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.code()).isEqualTo("INVALID_CREDENTIALS");
        assertThat(api.call("viewer", "POST", "/auth/totp/confirm", "{\"code\":\"123456\"}")
                        .data()
                        .toString())
                .isEqualTo("{\"recovery_codes\":[\"abcd-efgh\"]}");
        assertThat(api.get("/auth/totp").data().toString())
                .isEqualTo("{\"enabled\":true,\"required\":false,\"recovery_codes_left\":9}");
    }

    @Test
    void itIsRemovedWithThePasswordOrByAnAdmin() {
        assertThat(api.call("viewer", "DELETE", "/auth/totp", "{\"password\":\"wrong\"}")
                        .code())
                .isEqualTo("INVALID_CREDENTIALS");
        assertThat(api.call("viewer", "DELETE", "/auth/totp", null).status()).isEqualTo(415);
        assertThat(api.call("viewer", "DELETE", "/auth/totp", "{\"password\":\"secret\"}")
                        .status())
                .isEqualTo(204);
        assertThat(api.totp.changed).isEqualTo("viewer removes");

        assertThat(api.call("viewer", "DELETE", "/auth/users/2/totp", null).status())
                .isEqualTo(403);
        assertThat(api.admin("DELETE", "/auth/users/2/totp", null).status()).isEqualTo(204);
        assertThat(api.totp.changed).isEqualTo("admin resets 2");
        assertThat(api.admin("GET", "/auth/users/2/totp", null).data().toString())
                .isEqualTo("{\"enabled\":false,\"required\":true,\"recovery_codes_left\":0}");
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.ExpectedRoute#guarded")
    void whoMustSetItUpCanDoNothingElse(ExpectedRoute route) {
        ApiFixture.ApiReply reply = route.send(api, FakeUsers.WITHOUT_TOTP);

        if (SETUP.contains(route.toString())) {
            assertThat(reply.body()).doesNotContain("TOTP_SETUP_REQUIRED");
        } else {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("TOTP_SETUP_REQUIRED");
        }
    }
}
