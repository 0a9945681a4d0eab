package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** A server that a test may control freely. */
public record ServerUnderTest(PlatformUnderTest platform, SimulatorInstallation install, int id, int port) {

    public String path() {
        return "/servers/" + id;
    }

    public String path(String more) {
        return path() + more;
    }

    public JsonNode fetch() {
        return platform.admin().get(path()).data();
    }

    public String status() {
        return fetch().path("status").asText();
    }

    public JsonNode await(String status) {
        return platform.admin()
                .await(path(), contractApiResponse -> contractApiResponse
                        .data()
                        .path("status")
                        .asText()
                        .equals(status))
                .data();
    }

    /** Starts the server and waits until it is running. */
    public ServerUnderTest start() {
        ContractApiClient.ContractApiResponse contractApiResponse =
                platform.admin().post(path("/start"), null);
        assertThat(contractApiResponse.status())
                .as(contractApiResponse.toString())
                .isEqualTo(200);
        await("running");
        return this;
    }

    /** Makes a player join and waits until the player is listed. */
    public JsonNode join(String name) {
        install.sendControl("join " + name);
        return platform.admin()
                .await(path("/players"), contractApiResponse -> contractApiResponse
                        .data()
                        .findValuesAsText("name")
                        .contains(name))
                .data();
    }

    /** Waits for an event and returns its detail. */
    public JsonNode event(String type) {
        return platform.admin()
                .await(
                        path("/events?event_type=" + type),
                        contractApiResponse -> contractApiResponse.data().size() > 0)
                .data()
                .get(0);
    }
}
