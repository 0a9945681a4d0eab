package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

abstract class GamesApiContract extends ApiContract {

    private static final List<String> CAPABILITIES = List.of(
            "config_generator",
            "process_config",
            "log_parser",
            "remote_admin",
            "mission_manager",
            "mod_manager",
            "ban_manager");

    @Test
    void arma3HasAllSevenCapabilities() {
        ContractApiResponse list = viewer().get("/games");
        assertDone(list, 200);
        JsonNode arma = StreamSupport.stream(list.data().spliterator(), false)
                .filter(game -> game.path("game_type").asText().equals("arma3"))
                .findFirst()
                .orElseThrow();
        assertThat(fields(arma)).containsExactly("game_type", "display_name", "version", "capabilities");
        assertThat(arma.path("display_name").asText()).isEqualTo("Arma 3");
        assertThat(arma.path("version").asText()).isEqualTo("1.0.0");
        assertThat(texts(arma.path("capabilities"))).containsExactlyElementsOf(CAPABILITIES);
    }

    @Test
    void aGameListsItsSectionsAndExecutables() {
        JsonNode arma = viewer().get("/games/arma3").data();
        assertThat(texts(arma.path("config_sections"))).containsExactly("server", "basic", "profile", "launch", "rcon");
        assertThat(texts(arma.path("allowed_executables")))
                .containsExactly("arma3server_x64.exe", "arma3server.exe", "arma3server_x64", "arma3server");
        assertRefused(viewer().get("/games/doom"), 404, "GAME_TYPE_NOT_FOUND");
        assertRefused(viewer().get("/games/doom/config-schema"), 404, "GAME_TYPE_NOT_FOUND");
        assertRefused(viewer().get("/games/doom/defaults"), 404, "GAME_TYPE_NOT_FOUND");
    }

    @Test
    void theOperationsOfRemoteAdminAreListed() {
        assertThat(texts(viewer().get("/games/arma3/remote-admin").data().path("operations")))
                .containsExactly("command", "players", "kick", "ban", "say", "shutdown");
        assertRefused(viewer().get("/games/doom/remote-admin"), 404, "GAME_TYPE_NOT_FOUND");
    }

    @Test
    void theCommandsOfAGameAreListedWithTheirParameters() {
        ContractApiResponse response = viewer().get("/games/arma3/remote-admin/commands");
        assertDone(response, 200);
        assertThat(response.data()).anySatisfy(command -> {
            assertThat(fields(command)).containsExactly("name", "description", "parameters");
            assertThat(command.path("name").asText()).isEqualTo("kick");
            assertThat(fields(command.path("parameters").path(0))).containsExactly("name", "kind", "optional");
            assertThat(command.path("parameters").findValuesAsText("kind")).containsExactly("player_slot", "text");
        });
        assertRefused(viewer().get("/games/doom/remote-admin/commands"), 404, "GAME_TYPE_NOT_FOUND");
        assertRefused(viewer().get("/games/luanti/remote-admin/commands"), 404, "CAPABILITY_NOT_SUPPORTED");
    }

    @Test
    void executablesOnTheMachineAreSuggested() throws Exception {
        game();
        ContractApiResponse response = admin().get("/games/arma3/executables");
        assertDone(response, 200);
        assertThat(response.data()).isNotEmpty().allSatisfy(suggestion -> {
            assertThat(fields(suggestion)).containsExactly("path", "label", "server_ids");
            assertThat(suggestion.path("path").asText()).endsWith("/arma3server_x64");
        });
        assertRefused(admin().get("/games/doom/executables"), 404, "GAME_TYPE_NOT_FOUND");
        assertRefused(viewer().get("/games/arma3/executables"), 403, "FORBIDDEN");
    }

    @Test
    void suggestedPortsAreFreeForANewServer() throws Exception {
        String path = game().fetch().path("exe_path").asText();
        JsonNode ports = admin().get("/games/arma3/free-ports").data();
        assertThat(fields(ports)).containsExactly("game_port", "rcon_port");
        assertThat(ports.path("game_port").asInt()).isGreaterThanOrEqualTo(2302);

        ContractApiResponse created = admin().post(
                        "/servers",
                        body(
                                "name",
                                "On suggested ports",
                                "game_type",
                                "arma3",
                                "exe_path",
                                path,
                                "game_port",
                                ports.path("game_port").asInt(),
                                "rcon_port",
                                ports.path("rcon_port").asInt()));
        assertDone(created, 201);
        JsonNode next = admin().get("/games/arma3/free-ports").data();
        assertThat(next.path("game_port").asInt())
                .isGreaterThan(ports.path("rcon_port").asInt());
        assertNoContent(admin().delete("/servers/" + created.data().path("id").asInt()));
        assertRefused(admin().get("/games/doom/free-ports"), 404, "GAME_TYPE_NOT_FOUND");
        assertRefused(viewer().get("/games/arma3/free-ports"), 403, "FORBIDDEN");
    }

    @Test
    void schemasDescribeEveryFieldForForms() {
        JsonNode schemas = viewer().get("/games/arma3/config-schema").data();
        JsonNode defaults = viewer().get("/games/arma3/defaults").data();
        assertThat(fields(schemas)).containsExactly("server", "basic", "profile", "launch", "rcon");
        for (String section : fields(schemas)) {
            JsonNode properties = schemas.path(section).path("properties");
            assertThat(fields(properties)).containsExactlyInAnyOrderElementsOf(fields(defaults.path(section)));
            properties.properties().forEach(field -> assertThat(fields(field.getValue()))
                    .as(section + "." + field.getKey())
                    .contains("title", "description", "type", "default"));
        }
        assertThat(schemas.at("/rcon/properties/rcon_password/writeOnly").asBoolean())
                .isTrue();
        assertThat(schemas.at("/server/properties/password_admin/writeOnly").asBoolean())
                .isTrue();
    }

    @Test
    void defaultsMatchTheContract() {
        JsonNode defaults = viewer().get("/games/arma3/defaults").data();
        assertThat(defaults.at("/server/hostname").asText()).isEqualTo("My Arma 3 Server");
        assertThat(defaults.at("/server/max_players").asInt()).isEqualTo(40);
        assertThat(defaults.at("/basic/min_bandwidth").asInt()).isEqualTo(800000);
        assertThat(defaults.at("/profile/reduced_damage").asInt(9)).isZero();
        assertThat(defaults.at("/launch/world").asText()).isEqualTo("empty");
        assertThat(defaults.at("/launch/limit_fps").asInt()).isEqualTo(50);
        assertThat(defaults.at("/rcon/max_ping").asInt()).isEqualTo(200);
        assertThat(defaults.at("/rcon/enabled").asInt()).isEqualTo(1);
    }

    @Test
    void theSystemStatusListsTheGames() {
        JsonNode status = viewer().get("/system/status").data();
        assertThat(fields(status))
                .containsExactlyInAnyOrder(
                        "version", "running_servers", "total_servers", "supported_games", "uptime_seconds");
        assertThat(texts(status.path("supported_games"))).contains("arma3");
        assertThat(status.path("uptime_seconds").isIntegralNumber()).isTrue();
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
