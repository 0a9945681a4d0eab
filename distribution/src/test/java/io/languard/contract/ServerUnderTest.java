package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** A server that a test may do with as it likes. */
record ServerUnderTest(PlatformUnderTest platform, SimulatorInstallation install, int id, int port) {

    String path() {
        return "/servers/" + id;
    }

    String path(String more) {
        return path() + more;
    }

    JsonNode fetch() {
        return platform.admin().get(path()).data();
    }

    String status() {
        return fetch().path("status").asText();
    }

    JsonNode await(String status) {
        return platform.admin()
                .await(path(), contractApiResponse -> contractApiResponse
                        .data()
                        .path("status")
                        .asText()
                        .equals(status))
                .data();
    }

    /** Starts it and waits until it runs. */
    ServerUnderTest start() {
        ContractApiClient.ContractApiResponse contractApiResponse =
                platform.admin().post(path("/start"), null);
        assertThat(contractApiResponse.status())
                .as(contractApiResponse.toString())
                .isEqualTo(200);
        await("running");
        return this;
    }

    /** Lets a player in and waits until he is listed. */
    JsonNode join(String name) {
        install.sendControl("join " + name);
        return platform.admin()
                .await(path("/players"), contractApiResponse -> contractApiResponse
                        .data()
                        .findValuesAsText("name")
                        .contains(name))
                .data();
    }

    /** Waits for an event and gives its detail. */
    JsonNode event(String type) {
        return platform.admin()
                .await(
                        path("/events?event_type=" + type),
                        contractApiResponse -> contractApiResponse.data().size() > 0)
                .data()
                .get(0);
    }
}
