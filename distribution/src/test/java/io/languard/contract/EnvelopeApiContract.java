package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.ContractApiClient.ContractApiResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

abstract class EnvelopeApiContract extends ApiContract {

    @Test
    void errorsOfTheContainerAreInTheEnvelope() {
        assertRefused(admin().get("/nothing/here"), 404, "NOT_FOUND");
        assertRefused(admin().delete("/servers"), 405, "METHOD_NOT_ALLOWED");
        assertRefused(admin().post("/servers", "{not json"), 422, "VALIDATION_ERROR");
        assertRefused(admin().post("/servers", "[]"), 422, "VALIDATION_ERROR");
        assertRefused(admin().post("/servers", "{\"name\":\"" + "x".repeat(2 << 20) + "\"}"), 413, "PAYLOAD_TOO_LARGE");
        assertRefused(
                admin().send("POST", "/servers", "name=x", Map.of("Content-Type", "text/plain")),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        assertRefused(
                admin().send("GET", "/servers", null, Map.of("X-Filler", "x".repeat(40_000))), 431, "BAD_REQUEST");
    }

    @Test
    void malformedIdsAreInvalidAndUnknownIdsAreNotFound() {
        assertRefused(admin().get("/servers/abc"), 422, "VALIDATION_ERROR");
        assertRefused(admin().get("/servers/999999"), 404, "NOT_FOUND");
        assertThat(admin().get("/servers/999999").json().at("/error/message").asText())
                .isEqualTo("Server with id 999999 not found");
        assertRefused(admin().get("/servers/99999999999999999999"), 404, "NOT_FOUND");
    }

    @Test
    void listsRejectLimitsOutOfRange() {
        for (String path : new String[] {"/servers", "/events"}) {
            assertRefused(admin().get(path + "?limit=0"), 422, "VALIDATION_ERROR");
            assertRefused(admin().get(path + "?limit=1001"), 422, "VALIDATION_ERROR");
            assertRefused(admin().get(path + "?limit=x"), 422, "VALIDATION_ERROR");
            assertRefused(admin().get(path + "?offset=-1"), 422, "VALIDATION_ERROR");
            assertDone(admin().get(path + "?limit=1000&offset=0"), 200);
        }
    }

    @Test
    void responsesHaveSecurityHeadersAndExposeNoInternals() {
        ContractApiResponse contractApiResponse = admin().get("/servers/999999");
        assertThat(contractApiResponse.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(contractApiResponse.header("Server")).isNull();
        assertThat(contractApiResponse.text()).doesNotContain("Exception").doesNotContain("io.languard");
    }

    @Test
    void theDocumentationRequiresNoToken() {
        ContractApiResponse document = platform().anonymous().get("/openapi.json");
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.json().path("openapi").asText()).startsWith("3.1");
        assertThat(document.json().path("paths").has("/api/servers/{server_id}"))
                .isTrue();
        ContractApiResponse page = platform().anonymous().get("/docs/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
    }

    @Test
    void everyListIsReturnedInPages() throws Exception {
        ServerUnderTest game = game();
        List<String> paths = Stream.concat(
                        Stream.of(
                                "/auth/users",
                                "/auth/keys",
                                "/jobs",
                                "/servers",
                                "/games",
                                "/mods",
                                "/webhooks",
                                "/events"),
                        Stream.of(
                                        "backups",
                                        "schedules",
                                        "missions",
                                        "missions/rotation",
                                        "mods",
                                        "players",
                                        "bans",
                                        "events")
                                .map(list -> game.path("/" + list)))
                .toList();
        for (String path : paths) {
            ContractApiResponse beyond = admin().get(path + "?limit=1&offset=100000");
            assertDone(beyond, 200);
            assertThat(beyond.data()).as(path).isEmpty();
            assertThat(beyond.header("X-Total-Count")).as(path).matches("[0-9]+");
            assertThat(admin().get(path + "?limit=1").data().size()).as(path).isLessThanOrEqualTo(1);
            assertRefused(admin().get(path + "?limit=0"), 422, "VALIDATION_ERROR");
            assertRefused(admin().get(path + "?offset=-1"), 422, "VALIDATION_ERROR");
        }
    }
}
