package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import java.util.List;
import java.util.Map;

/** The base of the contracts of all parts of the API. */
abstract class ApiContract {

    /** Injected by {@link PlatformExtension}. */
    PlatformUnderTest platformUnderTest;

    PlatformUnderTest platform() {
        return platformUnderTest;
    }

    ContractApiClient admin() {
        return platform().admin();
    }

    ContractApiClient viewer() {
        return platform().viewer();
    }

    ServerUnderTest game() throws Exception {
        return platform().create(platform().install());
    }

    static void assertRefused(ContractApiResponse contractApiResponse, int status, String code) {
        assertThat(contractApiResponse.status())
                .as(contractApiResponse.toString())
                .isEqualTo(status);
        assertThat(contractApiResponse.code())
                .as(contractApiResponse.toString())
                .isEqualTo(code);
        assertThat(contractApiResponse.json().path("success").asBoolean(true)).isFalse();
        assertThat(contractApiResponse.json().path("error").path("message").asText())
                .isNotBlank();
    }

    static void assertDone(ContractApiResponse contractApiResponse, int status) {
        assertThat(contractApiResponse.status())
                .as(contractApiResponse.toString())
                .isEqualTo(status);
        assertThat(contractApiResponse.json().path("success").asBoolean())
                .as(contractApiResponse.toString())
                .isTrue();
        assertThat(contractApiResponse.json().path("error").isNull())
                .as(contractApiResponse.toString())
                .isTrue();
        assertThat(contractApiResponse.header("Content-Type")).isEqualToIgnoringCase("application/json; charset=utf-8");
    }

    static void assertNoContent(ContractApiResponse contractApiResponse) {
        assertThat(contractApiResponse.status())
                .as(contractApiResponse.toString())
                .isEqualTo(204);
        assertThat(contractApiResponse.response().body()).isEmpty();
    }

    static void assertNamesField(ContractApiResponse contractApiResponse, String field) {
        assertThat(contractApiResponse.json().path("error").path("details").findValuesAsText("field"))
                .as(contractApiResponse.toString())
                .contains(field);
    }

    static List<String> fields(JsonNode object) {
        List<String> names = new java.util.ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static Map<String, Object> body(Object... pairs) {
        Map<String, Object> body = new java.util.LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            body.put((String) pairs[i], pairs[i + 1]);
        }
        return body;
    }

    /** Waits until the job of a response has ended, and returns it. */
    final JsonNode awaitJob(ContractApiResponse accepted) {
        assertDone(accepted, 202);
        assertThat(fields(accepted.data())).containsExactly("job_id");
        return admin().await("/jobs/" + accepted.data().path("job_id").asInt(), job -> !List.of("queued", "running")
                        .contains(job.data().path("state").asText()))
                .data();
    }
}
