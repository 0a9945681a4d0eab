package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

abstract class ConfigApiContract extends ApiContract {

    @Test
    void everySectionHasItsVersionAndMasksItsSecrets() throws Exception {
        ServerUnderTest game = game();
        JsonNode all = viewer().get(game.path("/config")).data();
        assertThat(fields(all)).containsExactly("server", "basic", "profile", "launch", "rcon");
        all.forEach(section -> {
            assertThat(section.at("/_meta/config_version").asInt()).isEqualTo(1);
            assertThat(section.at("/_meta/schema_version").asText()).isEqualTo("1.0");
        });
        assertThat(all.at("/rcon/rcon_password").asText()).isEqualTo("***");
        assertThat(all.at("/server/password_admin").asText()).isEqualTo("***");
        assertThat(all.at("/rcon/rcon_port").asInt()).isEqualTo(game.port() + 8);
        assertThat(viewer().get(game.path("/config/rcon")).data()).isEqualTo(all.path("rcon"));
        assertRefused(viewer().get(game.path("/config/nothing")), 404, "NOT_FOUND");
    }

    @Test
    void aPartialUpdateRetainsTheRestAndIncrementsTheVersion() throws Exception {
        ServerUnderTest game = game();
        ContractApiResponse changed = admin().put(
                        game.path("/config/server"),
                        body(
                                "hostname",
                                "Updated",
                                "motd_lines",
                                List.of("Welcome!", "Have fun"),
                                "config_version",
                                1));
        assertDone(changed, 200);
        assertThat(changed.data().path("hostname").asText()).isEqualTo("Updated");
        assertThat(changed.data().path("max_players").asInt()).isEqualTo(40);
        assertThat(changed.data().at("/_meta/config_version").asInt()).isEqualTo(2);
        assertThat(admin().get(game.path("/config/server")).data()).isEqualTo(changed.data());
        assertDone(admin().put(game.path("/config/server"), body("max_players", 64, "config_version", 2)), 200);
        assertThat(game.fetch().path("max_players").asInt()).isEqualTo(64);
    }

    @Test
    void aStaleVersionIsAConflictWithTheCurrentState() throws Exception {
        ServerUnderTest game = game();
        assertDone(admin().put(game.path("/config/basic"), body("max_msg_send", 256, "config_version", 1)), 200);
        ContractApiResponse stale =
                admin().put(game.path("/config/basic"), body("max_msg_send", 300, "config_version", 1));
        assertRefused(stale, 409, "CONFIG_VERSION_CONFLICT");
        assertThat(stale.data().path("current_version").asInt()).isEqualTo(2);
        assertThat(stale.data().at("/current_config/max_msg_send").asInt()).isEqualTo(256);
        ContractApiResponse without = admin().put(game.path("/config/basic"), body("max_msg_send", 300));
        assertRefused(without, 422, "VALIDATION_ERROR");
        assertNamesField(without, "config_version");
    }

    @Test
    void exactlyOneOfFiftyConcurrentWritersSucceeds() throws Exception {
        ServerUnderTest game = game();
        ExecutorService writers = Executors.newFixedThreadPool(50);
        try {
            List<CompletableFuture<ContractApiResponse>> responses = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String name = "Writer " + i;
                responses.add(CompletableFuture.supplyAsync(
                        () -> admin().put(game.path("/config/server"), body("hostname", name, "config_version", 1)),
                        writers));
            }
            assertThat(responses.stream().map(CompletableFuture::join).map(ContractApiResponse::status))
                    .containsOnly(200, 409)
                    .containsOnlyOnce(200);
            assertThat(admin().get(game.path("/config/server"))
                            .data()
                            .at("/_meta/config_version")
                            .asInt())
                    .isEqualTo(2);
        } finally {
            writers.shutdown();
        }
    }

    @Test
    void unknownFieldsAndInvalidValuesAreNamed() throws Exception {
        ServerUnderTest game = game();
        ContractApiResponse unknown =
                admin().put(game.path("/config/server"), body("colour", "red", "config_version", 1));
        assertRefused(unknown, 400, "INVALID_CONFIG");
        assertNamesField(unknown, "colour");
        ContractApiResponse bad =
                admin().put(game.path("/config/server"), body("max_players", -1, "config_version", 1));
        assertRefused(bad, 400, "INVALID_CONFIG");
        assertNamesField(bad, "max_players");
        assertRefused(
                admin().put(game.path("/config/server"), body("max_players", "many", "config_version", 1)),
                400,
                "INVALID_CONFIG");
        assertRefused(admin().put(game.path("/config/nothing"), body("a", 1, "config_version", 1)), 404, "NOT_FOUND");
        assertRefused(viewer().put(game.path("/config/server"), body("a", 1)), 403, "FORBIDDEN");
        assertThat(admin().get(game.path("/config/server"))
                        .data()
                        .at("/_meta/config_version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void switchesAcceptNumbersAndBooleansAndMetaIsIgnored() throws Exception {
        ServerUnderTest game = game();
        assertDone(
                admin().put(
                                game.path("/config/rcon"),
                                body("enabled", true, "_meta", body("config_version", 77), "config_version", 1)),
                200);
        assertDone(admin().put(game.path("/config/rcon"), body("enabled", 0, "config_version", 2)), 200);
        assertDone(admin().put(game.path("/config/launch"), body("auto_init", 1, "config_version", 1)), 200);
        assertDone(admin().put(game.path("/config/launch"), body("auto_init", false, "config_version", 2)), 200);
    }

    @Test
    void aSecretSentAsItsMaskRetainsItsValue() throws Exception {
        ServerUnderTest game = game();
        assertDone(
                admin().put(game.path("/config/rcon"), body("rcon_password", "Secret123", "config_version", 1)), 200);
        assertDone(
                admin().put(
                                game.path("/config/rcon"),
                                body("rcon_password", "***", "max_ping", 300, "config_version", 2)),
                200);
        assertThat(admin().get(game.path("/config/preview")).text()).contains("Secret123");
        for (String path : new String[] {"/config", "/config/rcon", "/events", ""}) {
            assertThat(admin().get(game.path(path)).text()).doesNotContain("Secret123");
        }
        try (var files = Files.walk(platform().data().resolve("database"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("Secret123");
            }
        } catch (java.nio.file.NoSuchFileException e) {
            assertThat(platform().data().resolve("database")).doesNotExist(); // the rows are in a database server
        }
    }

    @Test
    void theRconPortOfServerAndConfigAreInSync() throws Exception {
        ServerUnderTest game = game();
        int next = game.port() + 9;
        assertDone(admin().put(game.path("/config/rcon"), body("rcon_port", next, "config_version", 1)), 200);
        assertThat(game.fetch().path("rcon_port").asInt()).isEqualTo(next);
        assertDone(admin().put(game.path(), body("rcon_port", next + 1)), 200);
        assertRefused(
                admin().put(game.path("/config/rcon"), body("rcon_port", next, "config_version", 2)),
                409,
                "CONFIG_VERSION_CONFLICT");
        assertThat(admin().get(game.path("/config/rcon"))
                        .data()
                        .path("rcon_port")
                        .asInt())
                .isEqualTo(next + 1);
    }

    @Test
    void thePreviewShowsAllFilesAndTheDownloadReturnsOne() throws Exception {
        ServerUnderTest game = game();
        JsonNode preview = admin().get(game.path("/config/preview")).data();
        assertThat(fields(preview)).contains("server.cfg", "basic.cfg", "server.Arma3Profile");
        assertThat(preview.path("server.cfg").asText()).contains("hostname = \"My Arma 3 Server\"");
        ContractApiResponse file = admin().get(game.path("/config/download/server.cfg"));
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).isEqualTo(preview.path("server.cfg").asText());
        assertThat(file.header("Content-Disposition")).contains("attachment").contains("server.cfg");
        assertRefused(admin().get(game.path("/config/download/other.cfg")), 404, "NOT_FOUND");
        assertThat(admin().get(game.path("/config/download/..%2f..%2fsecret.key"))
                        .status())
                .isIn(400, 404);
        assertRefused(viewer().get(game.path("/config/preview")), 403, "FORBIDDEN");
        assertRefused(viewer().get(game.path("/config/download/server.cfg")), 403, "FORBIDDEN");
    }
}
