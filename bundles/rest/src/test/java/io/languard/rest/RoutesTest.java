package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.rest.openapi.ApiRoute;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the routes are exactly those of the published contract. */
class RoutesTest {

    private static ApiFixture apiFixture;

    @BeforeAll
    static void start() throws Exception {
        apiFixture = new ApiFixture();
    }

    @AfterAll
    static void stop() throws Exception {
        apiFixture.close();
    }

    @Test
    void matchTheContract() {
        assertThat(ApiRoute.of("/api", ApiFixture.resources()))
                .extracting(ApiRoute::toString)
                .containsExactlyInAnyOrderElementsOf(ExpectedRoute.all().stream()
                        .map(ExpectedRoute::toString)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.ExpectedRoute#guarded")
    void requireAToken(ExpectedRoute expectedRoute) {
        for (String role : new String[] {null, "forged"}) {
            ApiFixture.ApiReply apiReply = apiFixture.call(
                    role, expectedRoute.httpMethod(), expectedRoute.examplePath(), expectedRoute.body());
            assertThat(apiReply.status()).isEqualTo(401);
            assertThat(apiReply.code()).isEqualTo("UNAUTHORIZED");
            assertThat(apiReply.http().headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.ExpectedRoute#guarded")
    void enforceRolesOfViewers(ExpectedRoute expectedRoute) {
        ApiFixture.ApiReply apiReply = expectedRoute.send(apiFixture, "viewer");
        if (!expectedRoute.isForViewers()) {
            assertThat(apiReply.status()).isEqualTo(403);
            assertThat(apiReply.code()).isEqualTo("FORBIDDEN");
            assertThat(apiReply.body()).contains("Requires the permission " + expectedRoute.right());
        } else {
            assertThat(apiReply.status()).as(apiReply.body()).isBetween(200, 204);
        }
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.ExpectedRoute#all")
    void admitAdminsAndAreCountedUnderTheirTemplate(ExpectedRoute expectedRoute) {
        ApiFixture.ApiReply apiReply = expectedRoute.send(apiFixture, "admin");
        assertThat(apiReply.status()).as(apiReply.body()).isBetween(200, 204);
        assertThat(apiFixture.route()).isEqualTo(expectedRoute.path());
    }

    @Test
    void unknownPathsAreCountedUnderNoTemplate() {
        apiFixture.get("/servers/1/nothing");
        assertThat(apiFixture.route()).isNull();
        apiFixture.get("/servers/7");
        assertThat(apiFixture.route()).isEqualTo("/api/servers/{server_id}");
    }
}
