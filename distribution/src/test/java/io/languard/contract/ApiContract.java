package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.Api.Answer;
import java.util.List;
import java.util.Map;

/** What every part of the contract's tests needs. */
abstract class ApiContract {

    abstract Platform platform();

    Api admin() {
        return platform().admin();
    }

    Api viewer() {
        return platform().viewer();
    }

    GameUnderTest game() throws Exception {
        return platform().create(platform().install());
    }

    static void isRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.json().path("success").asBoolean(true)).isFalse();
        assertThat(answer.json().path("error").path("message").asText()).isNotBlank();
    }

    static void isDone(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().path("success").asBoolean())
                .as(answer.toString())
                .isTrue();
        assertThat(answer.json().path("error").isNull()).as(answer.toString()).isTrue();
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json; charset=utf-8");
    }

    static void isGone(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(answer.response().body()).isEmpty();
    }

    static void namesField(Answer answer, String field) {
        assertThat(answer.json().path("error").path("details").findValuesAsText("field"))
                .as(answer.toString())
                .contains(field);
    }

    static List<String> fields(com.fasterxml.jackson.databind.JsonNode object) {
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
}
