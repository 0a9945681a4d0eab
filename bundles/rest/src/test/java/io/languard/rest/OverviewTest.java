package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OverviewTest {

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
    void anOverviewHasAllThatAPageBeginsWith() {
        JsonNode overview = apiFixture.get("/servers/1/overview").data();
        assertThat(overview.get("server"))
                .isEqualTo(apiFixture.get("/servers/1").data());
        assertThat(overview.at("/game/game_type").textValue()).isEqualTo("arma3");
        assertThat(overview.get("config_sections")).hasToString("[\"server\",\"rcon\"]");
        assertThat(overview.at("/players/0/name").textValue()).isEqualTo("PlayerOne");
        assertThat(overview.at("/metrics/1/cpu_percent").doubleValue()).isEqualTo(34.26);
        assertThat(overview.at("/logs/0/id").intValue()).isEqualTo(100);
        assertThat(overview.at("/events/0/event_type").textValue()).isEqualTo("crashed");
        assertThat(apiFixture.get("/servers/2/overview").data().has("game")).isFalse();
        assertThat(apiFixture.get("/servers/9/overview").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void theListOfOverviewsHasWhatAListShows() {
        ApiFixture.ApiReply reply = apiFixture.get("/overview?limit=1&offset=1");
        assertThat(reply.http().headers().firstValue("X-Total-Count")).contains("2");
        JsonNode overviews = reply.data();
        assertThat(overviews).hasSize(1);
        assertThat(overviews.at("/0/server/id").intValue()).isEqualTo(2);
        assertThat(overviews.at("/0/metrics")).hasSize(2);
        assertThat(overviews.at("/0/last_failure/reason").textValue()).isEqualTo("exit code 1");
        assertThat(apiFixture.get("/overview").data().get(0).has("last_failure"))
                .isFalse();
    }
}
