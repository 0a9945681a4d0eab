package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import org.junit.jupiter.api.Test;

abstract class PlayersApiContract extends ApiContract {

    @Test
    void aPlayerIsListedAndLeavesASession() throws Exception {
        ServerUnderTest game = game().start();
        assertThat(viewer().get(game.path("/players")).data()).isEmpty();
        JsonNode player = game.join("Ann").get(0);
        assertThat(fields(player)).contains("slot_id", "name", "guid", "ping", "game_data", "joined_at");
        assertThat(player.path("slot_id").isTextual()).isTrue();
        assertThat(player.path("guid").asText()).matches("[0-9a-f]{32}");
        assertThat(player.path("joined_at").asText()).endsWith("Z");
        assertThat(viewer().get(game.path("/players")).text()).doesNotContain("\"address\"");
        admin().await(
                        game.path(),
                        contractApiResponse ->
                                contractApiResponse.data().path("player_count").asInt() == 1);

        game.install().sendControl("leave Ann");
        JsonNode history = admin().await(game.path("/players/history"), contractApiResponse -> contractApiResponse
                        .data()
                        .at("/players/0/left_at")
                        .isTextual())
                .data();
        assertThat(history.path("total").asInt()).isEqualTo(1);
        JsonNode visit = history.at("/players/0");
        assertThat(fields(visit))
                .contains("id", "name", "guid", "slot_id", "joined_at", "left_at", "session_seconds", "game_data");
        assertThat(visit.path("name").asText()).isEqualTo("Ann");
        assertThat(visit.path("session_seconds").isIntegralNumber()).isTrue();
        assertThat(admin().get(game.path("/players/history?search=nobody"))
                        .data()
                        .path("total")
                        .asInt(9))
                .isZero();
        assertThat(admin().get(game.path("/players/history?search=an"))
                        .data()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(viewer().get(game.path("/players")).data()).isEmpty();
    }

    @Test
    void aPlayerIsKicked() throws Exception {
        ServerUnderTest game = game().start();
        String slot = game.join("Bob").get(0).path("slot_id").asText();
        assertRefused(viewer().post(game.path("/players/" + slot + "/kick"), body("reason", "AFK")), 403, "FORBIDDEN");
        assertRefused(admin().post(game.path("/players/77/kick"), body("reason", "AFK")), 404, "NOT_FOUND");
        assertDone(admin().post(game.path("/players/" + slot + "/kick"), body("reason", "AFK")), 200);
        admin().await(
                        game.path("/players"),
                        contractApiResponse -> contractApiResponse.data().isEmpty());
        assertThat(game.event("player_kicked").path("actor").asText()).isEqualTo("admin");
    }

    @Test
    void aBannedPlayerIsKickedAndListedAmongTheBans() throws Exception {
        ServerUnderTest game = game().start();
        JsonNode player = game.join("Cheater").get(0);
        ContractApiResponse banned = admin().post(
                        game.path("/players/" + player.path("slot_id").asText() + "/ban"),
                        body("reason", "Griefing", "duration_minutes", 60));
        assertDone(banned, 200);
        admin().await(
                        game.path("/players"),
                        contractApiResponse -> contractApiResponse.data().isEmpty());
        JsonNode bans = viewer().get(game.path("/bans")).data();
        assertThat(bans).hasSize(1);
        assertThat(bans.get(0).path("guid").asText())
                .isEqualTo(player.path("guid").asText());
        assertThat(bans.get(0).path("reason").asText()).isEqualTo("Griefing");
        assertThat(bans.get(0).path("expires_at").asText()).endsWith("Z");
    }

    @Test
    void onlinePlayersAreKnownAfterACrashOfThePlatform() throws Exception {
        ServerUnderTest game = game().start();
        String joined = game.join("Stayer").get(0).path("joined_at").asText();
        assertThat(admin().get(game.path("/players/history"))
                        .data()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        platform().crashAndStartAgain();
        JsonNode again = platform()
                .admin()
                .await(
                        game.path("/players"),
                        contractApiResponse -> contractApiResponse.data().size() == 1)
                .data()
                .get(0);
        assertThat(again.path("name").asText()).isEqualTo("Stayer");
        assertThat(again.path("joined_at").asText()).isEqualTo(joined);
        assertThat(admin().get(game.path("/players/history"))
                        .data()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void kickingRequiresARunningServer() throws Exception {
        ServerUnderTest game = game();
        ContractApiResponse contractApiResponse = admin().post(game.path("/players/1/kick"), body("reason", "AFK"));
        assertThat(contractApiResponse.status())
                .as(contractApiResponse.toString())
                .isIn(404, 409);
        assertRefused(admin().get("/servers/99999/players"), 404, "NOT_FOUND");
    }
}
