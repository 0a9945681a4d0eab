package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class ConfigImportApiContract extends ApiContract {

    private static final String SERVER_CFG =
            """
            // the old server
            hostname = "Taken ""Over""\";
            passwordAdmin = "old-secret";
            maxPlayers = 24;
            disconnectTimeout = 200;
            reportingIP = "old.example.org";
            #include "admins.hpp"
            class Missions {
              class One { template = "First.Altis"; difficulty = "veteran"; class Params { time = 6; }; };
              class Two { template = "Second.Altis"; difficulty = "Regular"; };
            };
            """;

    @Test
    void aServerCfgIsTakenIntoFieldsAndTheRestIsReported() throws Exception {
        ServerUnderTest game = game();
        assertDone(admin().upload(game.path("/missions/upload"), "First.Altis.pbo", PboBuilder.mission()), 201);
        ContractApiResponse result = upload(game, "", "server.cfg", SERVER_CFG);
        assertDone(result, 200);
        assertThat(fields(result.data())).containsExactlyInAnyOrder("sections", "rotation", "not_taken");
        JsonNode taken = result.data().at("/sections/server");
        assertThat(taken.path("hostname").asText()).isEqualTo("Taken \"Over\"");
        assertThat(taken.path("max_players").asInt()).isEqualTo(24);
        assertThat(taken.path("password_admin").asText()).isEqualTo("***");
        assertThat(taken.at("/extra_lines/0").asText()).isEqualTo("reportingIP = \"old.example.org\";");
        assertThat(lines(result)).containsExactly("5", "7", "10", "null");
        assertThat(result.text()).doesNotContain("old-secret");
        JsonNode stored = admin().get(game.path("/config/server")).data();
        assertThat(stored.path("hostname").asText()).isEqualTo("Taken \"Over\"");
        assertThat(stored.at("/_meta/config_version").asInt()).isEqualTo(2);
        assertThat(game.fetch().path("max_players").asInt()).isEqualTo(24);
        JsonNode rotation = admin().get(game.path("/missions/rotation")).data();
        assertThat(rotation).hasSize(1);
        assertThat(rotation.at("/0/mission/mission_name").asText()).isEqualTo("First.Altis");
        assertThat(rotation.at("/0/difficulty").asText()).isEqualTo("Veteran");
        String preview = admin().get(game.path("/config/preview")).text();
        assertThat(preview).contains("old-secret", "time = 6;");
        JsonNode event = admin().get(game.path("/events?event_type=config_imported"))
                .data()
                .get(0);
        assertThat(event.at("/detail/file").asText()).isEqualTo("server.cfg");
        assertThat(event.toString()).contains("server.hostname").doesNotContain("old-secret", "Taken");
    }

    @Test
    void aDryRunStoresNothing() throws Exception {
        ServerUnderTest game = game();
        JsonNode before = admin().get(game.path("/config")).data();
        ContractApiResponse trial = upload(game, "?dry_run=true", "server.cfg", SERVER_CFG);
        assertThat(trial.data().at("/sections/server/hostname").asText()).isEqualTo("Taken \"Over\"");
        assertThat(admin().get(game.path("/config")).data()).isEqualTo(before);
        assertThat(admin().get(game.path("/events?event_type=config_imported")).data())
                .isEmpty();
    }

    @Test
    void battlEyesPasswordAndPortAreTaken() throws Exception {
        ServerUnderTest game = game();
        int port = game.port() + 9;
        ContractApiResponse result = upload(
                game,
                "",
                "BEServer_x64.cfg",
                "RConPassword Hunter2Hunter2\r\nRConPort " + port + "\r\nMaxPing 300\r\n");
        assertDone(result, 200);
        assertThat(result.data().path("not_taken")).isEmpty();
        assertThat(game.fetch().path("rcon_port").asInt()).isEqualTo(port);
        assertThat(admin().get(game.path("/config/preview")).text()).contains("RConPassword Hunter2Hunter2");
    }

    @Test
    void requestsThatCannotBeImportedAreRefused() throws Exception {
        ServerUnderTest game = game();
        assertRefused(upload(game, "", "mission.pbo", "x"), 400, "UPLOAD_FAILED");
        assertRefused(upload(game, "", "server.cfg", "x".repeat(1024 * 1024 + 1)), 413, "UPLOAD_FAILED");
        assertRefused(upload(game, "?dry_run=maybe", "server.cfg", SERVER_CFG), 422, "VALIDATION_ERROR");
        assertRefused(admin().post(game.path("/config/import"), body("file", "x")), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertRefused(viewer().upload(game.path("/config/import"), "server.cfg", bytes(SERVER_CFG)), 403, "FORBIDDEN");
        assertRefused(admin().upload("/servers/9999/config/import", "server.cfg", bytes(SERVER_CFG)), 404, "NOT_FOUND");
        assertThat(admin().get(game.path("/config/server"))
                        .data()
                        .at("/_meta/config_version")
                        .asInt())
                .isEqualTo(1);
    }

    private ContractApiResponse upload(ServerUnderTest game, String query, String name, String text) throws Exception {
        return admin().upload(game.path("/config/import" + query), name, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> lines(ContractApiResponse result) {
        List<String> lines = new ArrayList<>();
        result.data()
                .path("not_taken")
                .forEach(each -> lines.add(each.path("line").asText()));
        return lines;
    }
}
