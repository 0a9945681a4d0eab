package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** A server that a test may do with as it likes. */
record GameUnderTest(Platform platform, GameInstall install, int id, int port) {

    String path() {
        return "/servers/" + id;
    }

    String path(String more) {
        return path() + more;
    }

    JsonNode now() {
        return platform.admin().get(path()).data();
    }

    String status() {
        return now().path("status").asText();
    }

    JsonNode await(String status) {
        return platform.admin()
                .await(path(), answer -> answer.data().path("status").asText().equals(status))
                .data();
    }

    /** Starts it and waits until it runs. */
    GameUnderTest start() {
        Api.Answer answer = platform.admin().post(path("/start"), null);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        await("running");
        return this;
    }

    /** Lets a player in and waits until he is listed. */
    JsonNode join(String name) {
        install.tell("join " + name);
        return platform.admin()
                .await(
                        path("/players"),
                        answer -> answer.data().findValuesAsText("name").contains(name))
                .data();
    }

    /** Waits for an event and gives its detail. */
    JsonNode event(String type) {
        return platform.admin()
                .await(
                        path("/events?event_type=" + type),
                        answer -> answer.data().size() > 0)
                .data()
                .get(0);
    }
}
