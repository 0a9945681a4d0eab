package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.rest.openapi.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The routes that were promised, and no others. */
class RoutesTest {

    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        api = new Api();
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
    }

    @Test
    void existAsTheyWerePromised() {
        assertThat(Route.of("/api", Api.resources()))
                .extracting(Route::toString)
                .containsExactlyInAnyOrderElementsOf(
                        Entry.all().stream().map(Entry::toString).toList());
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.Entry#guarded")
    void areClosedToStrangers(Entry entry) {
        for (String role : new String[] {null, "forged"}) {
            Api.Reply reply = api.call(role, entry.verb(), entry.examplePath(), entry.body());
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.code()).isEqualTo("UNAUTHORIZED");
            assertThat(reply.http().headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.Entry#guarded")
    void areOpenToViewersOnlyWhereTheyMayBe(Entry entry) {
        Api.Reply reply = entry.send(api, "viewer");
        if (entry.role().equals("admin")) {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("FORBIDDEN");
        } else {
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.Entry#all")
    void areOpenToAdminsAndCountedUnderTheirTemplate(Entry entry) {
        Api.Reply reply = entry.send(api, "admin");
        assertThat(reply.status()).as(reply.body()).isBetween(200, 204);
        assertThat(api.route()).isEqualTo(entry.path());
    }

    @Test
    void thatDoNotExistAreCountedUnderNoTemplate() {
        api.get("/servers/1/nothing");
        assertThat(api.route()).isNull();
        api.get("/servers/7");
        assertThat(api.route()).isEqualTo("/api/servers/{server_id}");
    }
}
