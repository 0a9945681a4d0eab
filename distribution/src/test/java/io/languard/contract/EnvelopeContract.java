package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.Api.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class EnvelopeContract extends ApiContract {

    @Test
    void whatTheContainerRefusesIsInTheEnvelopeToo() {
        isRefused(admin().get("/nothing/here"), 404, "NOT_FOUND");
        isRefused(admin().delete("/servers"), 405, "METHOD_NOT_ALLOWED");
        isRefused(admin().post("/servers", "{not json"), 422, "VALIDATION_ERROR");
        isRefused(admin().post("/servers", "[]"), 422, "VALIDATION_ERROR");
        isRefused(admin().post("/servers", "{\"name\":\"" + "x".repeat(2 << 20) + "\"}"), 413, "PAYLOAD_TOO_LARGE");
        isRefused(
                admin().send("POST", "/servers", "name=x", Map.of("Content-Type", "text/plain")),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        isRefused(admin().send("GET", "/servers", null, Map.of("X-Filler", "x".repeat(40_000))), 431, "BAD_REQUEST");
    }

    @Test
    void idsThatAreNoNumbersAreMalformedAndUnknownOnesAreNotFound() {
        isRefused(admin().get("/servers/abc"), 422, "VALIDATION_ERROR");
        isRefused(admin().get("/servers/999999"), 404, "NOT_FOUND");
        assertThat(admin().get("/servers/999999").json().at("/error/message").asText())
                .isEqualTo("Server with id 999999 not found");
        isRefused(admin().get("/servers/99999999999999999999"), 404, "NOT_FOUND");
    }

    @Test
    void listsRefuseLimitsOutOfRange() {
        for (String path : new String[] {"/servers", "/events"}) {
            isRefused(admin().get(path + "?limit=0"), 422, "VALIDATION_ERROR");
            isRefused(admin().get(path + "?limit=1001"), 422, "VALIDATION_ERROR");
            isRefused(admin().get(path + "?limit=x"), 422, "VALIDATION_ERROR");
            isRefused(admin().get(path + "?offset=-1"), 422, "VALIDATION_ERROR");
            isDone(admin().get(path + "?limit=1000&offset=0"), 200);
        }
    }

    @Test
    void securityHeadersAreThereAndNothingTellsOfTheInside() {
        Answer answer = admin().get("/servers/999999");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Server")).isNull();
        assertThat(answer.text()).doesNotContain("Exception").doesNotContain("io.languard");
    }

    @Test
    void theDocumentationNeedsNoToken() {
        Answer document = platform().nobody().get("/openapi.json");
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.json().path("openapi").asText()).startsWith("3.1");
        assertThat(document.json().path("paths").has("/api/servers/{server_id}"))
                .isTrue();
        Answer page = platform().nobody().get("/docs/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
    }
}
