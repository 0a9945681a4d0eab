package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.Api.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class ModsContract extends ApiContract {

    @Test
    void aModIsRegisteredEnabledAndKeptWhileItIsInUse() throws Exception {
        GameUnderTest game = game();
        Path folder = mod(game);
        Answer made = admin().post(
                        "/mods",
                        body(
                                "game_type",
                                "arma3",
                                "name",
                                "@Mod" + game.port(),
                                "folder_path",
                                folder.toString(),
                                "workshop_id",
                                "450814997",
                                "description",
                                "Community Base Addons"));
        isDone(made, 201);
        assertThat(fields(made.data()))
                .contains("id", "game_type", "name", "folder_path", "workshop_id", "description");
        int id = made.data().path("id").asInt();
        assertThat(viewer().get("/mods?game_type=arma3").data().findValuesAsText("id"))
                .contains("" + id);
        assertThat(viewer().get("/mods?game_type=doom").data()).isEmpty();

        Answer enabled = admin().put(
                        game.path("/mods"),
                        body("mods", List.of(body("mod_id", id, "is_server_mod", true, "sort_order", 1))));
        isDone(enabled, 200);
        JsonNode list = viewer().get(game.path("/mods")).data();
        assertThat(enabled.data()).isEqualTo(list);
        assertThat(fields(list.get(0)))
                .containsExactlyInAnyOrder("mod_id", "name", "folder_path", "is_server_mod", "sort_order");
        assertThat(list.get(0).path("is_server_mod").asBoolean()).isTrue();
        isRefused(admin().delete("/mods/" + id), 409, "MOD_IN_USE");
        isDone(admin().put(game.path("/mods"), body("mods", List.of())), 200);
        isRefused(viewer().delete("/mods/" + id), 403, "FORBIDDEN");
        isGone(admin().delete("/mods/" + id));
        isRefused(admin().delete("/mods/" + id), 404, "NOT_FOUND");
    }

    @Test
    void badModsAreRefused() throws Exception {
        GameUnderTest game = game();
        isRefused(
                admin().post("/mods", body("game_type", "doom", "name", "@x", "folder_path", "/tmp")),
                404,
                "GAME_TYPE_NOT_FOUND");
        Answer malformed = admin().post("/mods", body("game_type", "arma3", "name", 5));
        isRefused(malformed, 422, "VALIDATION_ERROR");
        namesField(malformed, "name");
        namesField(malformed, "folder_path");
        isRefused(admin().put(game.path("/mods"), body("mods", List.of(body("mod_id", 99_999)))), 404, "NOT_FOUND");
        isRefused(viewer().post("/mods", body()), 403, "FORBIDDEN");
    }

    @Test
    void anEnabledModStandsOnTheCommandLine() throws Exception {
        GameUnderTest game = game();
        Path folder = mod(game);
        int id = admin().post(
                        "/mods",
                        body("game_type", "arma3", "name", "@L" + game.port(), "folder_path", folder.toString()))
                .data()
                .path("id")
                .asInt();
        admin().put(game.path("/mods"), body("mods", List.of(body("mod_id", id, "is_server_mod", false))));
        game.start();
        String line = Files.readString(Path.of("/proc/" + game.now().path("pid").asLong() + "/cmdline"));
        assertThat(line).contains("-mod=").contains(folder.getFileName().toString());
    }

    private static Path mod(GameUnderTest game) throws Exception {
        Path folder = Files.createDirectories(game.install().folder().resolve("@mod" + game.port()));
        Files.createDirectories(folder.resolve("addons"));
        Files.write(folder.resolve("addons/mod.pbo"), Pbo.mission());
        Files.writeString(folder.resolve("mod.cpp"), "name = \"Mod\";\n");
        return folder;
    }
}
