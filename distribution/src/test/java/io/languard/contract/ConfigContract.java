package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

abstract class ConfigContract extends ApiContract {

    @Test
    void everySectionHasItsVersionAndMasksItsSecrets() throws Exception {
        GameUnderTest game = game();
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
        isRefused(viewer().get(game.path("/config/nothing")), 404, "NOT_FOUND");
    }

    @Test
    void aPartialUpdateKeepsTheRestAndRaisesTheVersion() throws Exception {
        GameUnderTest game = game();
        Answer changed = admin().put(
                        game.path("/config/server"),
                        body(
                                "hostname",
                                "Updated",
                                "motd_lines",
                                List.of("Welcome!", "Have fun"),
                                "config_version",
                                1));
        isDone(changed, 200);
        assertThat(changed.data().path("hostname").asText()).isEqualTo("Updated");
        assertThat(changed.data().path("max_players").asInt()).isEqualTo(40);
        assertThat(changed.data().at("/_meta/config_version").asInt()).isEqualTo(2);
        assertThat(admin().get(game.path("/config/server")).data()).isEqualTo(changed.data());
        isDone(admin().put(game.path("/config/server"), body("max_players", 64, "config_version", 2)), 200);
        assertThat(game.now().path("max_players").asInt()).isEqualTo(64);
    }

    @Test
    void aStaleVersionIsAConflictThatCarriesTheState() throws Exception {
        GameUnderTest game = game();
        isDone(admin().put(game.path("/config/basic"), body("max_msg_send", 256, "config_version", 1)), 200);
        Answer stale = admin().put(game.path("/config/basic"), body("max_msg_send", 300, "config_version", 1));
        isRefused(stale, 409, "CONFIG_VERSION_CONFLICT");
        assertThat(stale.data().path("current_version").asInt()).isEqualTo(2);
        assertThat(stale.data().at("/current_config/max_msg_send").asInt()).isEqualTo(256);
        Answer without = admin().put(game.path("/config/basic"), body("max_msg_send", 300));
        isRefused(without, 422, "VALIDATION_ERROR");
        namesField(without, "config_version");
    }

    @Test
    void ofFiftyWritersWithOneVersionExactlyOneWins() throws Exception {
        GameUnderTest game = game();
        ExecutorService writers = Executors.newFixedThreadPool(50);
        try {
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String name = "Writer " + i;
                answers.add(CompletableFuture.supplyAsync(
                        () -> admin().put(game.path("/config/server"), body("hostname", name, "config_version", 1)),
                        writers));
            }
            assertThat(answers.stream().map(CompletableFuture::join).map(Answer::status))
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
    void unknownFieldsAndBadValuesAreNamed() throws Exception {
        GameUnderTest game = game();
        Answer unknown = admin().put(game.path("/config/server"), body("colour", "red", "config_version", 1));
        isRefused(unknown, 400, "INVALID_CONFIG");
        namesField(unknown, "colour");
        Answer bad = admin().put(game.path("/config/server"), body("max_players", -1, "config_version", 1));
        isRefused(bad, 400, "INVALID_CONFIG");
        namesField(bad, "max_players");
        isRefused(
                admin().put(game.path("/config/server"), body("max_players", "many", "config_version", 1)),
                400,
                "INVALID_CONFIG");
        isRefused(admin().put(game.path("/config/nothing"), body("a", 1, "config_version", 1)), 404, "NOT_FOUND");
        isRefused(viewer().put(game.path("/config/server"), body("a", 1)), 403, "FORBIDDEN");
        assertThat(admin().get(game.path("/config/server"))
                        .data()
                        .at("/_meta/config_version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void switchesAcceptNumbersAndBooleansAndMetaIsIgnored() throws Exception {
        GameUnderTest game = game();
        isDone(
                admin().put(
                                game.path("/config/rcon"),
                                body("enabled", true, "_meta", body("config_version", 77), "config_version", 1)),
                200);
        isDone(admin().put(game.path("/config/rcon"), body("enabled", 0, "config_version", 2)), 200);
        isDone(admin().put(game.path("/config/launch"), body("auto_init", 1, "config_version", 1)), 200);
        isDone(admin().put(game.path("/config/launch"), body("auto_init", false, "config_version", 2)), 200);
    }

    @Test
    void aSecretSentAsItsMaskKeepsItsValue() throws Exception {
        GameUnderTest game = game();
        isDone(admin().put(game.path("/config/rcon"), body("rcon_password", "Secret123", "config_version", 1)), 200);
        isDone(
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
            assertThat(platform().data().resolve("database")).doesNotExist(); // a database server keeps the rows
        }
    }

    @Test
    void theRconPortIsTheSameOnBothSides() throws Exception {
        GameUnderTest game = game();
        int next = game.port() + 9;
        isDone(admin().put(game.path("/config/rcon"), body("rcon_port", next, "config_version", 1)), 200);
        assertThat(game.now().path("rcon_port").asInt()).isEqualTo(next);
        isDone(admin().put(game.path(), body("rcon_port", next + 1)), 200);
        isRefused(
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
    void thePreviewShowsEveryFileAndTheDownloadIsOneOfThem() throws Exception {
        GameUnderTest game = game();
        JsonNode preview = admin().get(game.path("/config/preview")).data();
        assertThat(fields(preview)).contains("server.cfg", "basic.cfg", "server.Arma3Profile");
        assertThat(preview.path("server.cfg").asText()).contains("hostname = \"My Arma 3 Server\"");
        Answer file = admin().get(game.path("/config/download/server.cfg"));
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).isEqualTo(preview.path("server.cfg").asText());
        assertThat(file.header("Content-Disposition")).contains("attachment").contains("server.cfg");
        isRefused(admin().get(game.path("/config/download/other.cfg")), 404, "NOT_FOUND");
        assertThat(admin().get(game.path("/config/download/..%2f..%2fsecret.key"))
                        .status())
                .isIn(400, 404);
        isRefused(viewer().get(game.path("/config/preview")), 403, "FORBIDDEN");
        isRefused(viewer().get(game.path("/config/download/server.cfg")), 403, "FORBIDDEN");
    }
}
