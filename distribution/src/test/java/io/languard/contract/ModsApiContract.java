package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class ModsApiContract extends ApiContract {

    @Test
    void aModIsRegisteredEnabledAndProtectedWhileInUse() throws Exception {
        ServerUnderTest game = game();
        Path folder = mod(game);
        ContractApiResponse created = admin().post(
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
        assertDone(created, 201);
        assertThat(fields(created.data()))
                .contains("id", "game_type", "name", "folder_path", "workshop_id", "description");
        int id = created.data().path("id").asInt();
        assertThat(viewer().get("/mods?game_type=arma3").data().findValuesAsText("id"))
                .contains("" + id);
        assertThat(viewer().get("/mods?game_type=doom").data()).isEmpty();

        ContractApiResponse enabled = admin().put(
                        game.path("/mods"),
                        body("mods", List.of(body("mod_id", id, "is_server_mod", true, "sort_order", 1))));
        assertDone(enabled, 200);
        JsonNode list = viewer().get(game.path("/mods")).data();
        assertThat(enabled.data()).isEqualTo(list);
        assertThat(fields(list.get(0)))
                .containsExactlyInAnyOrder("mod_id", "name", "folder_path", "is_server_mod", "sort_order");
        assertThat(list.get(0).path("is_server_mod").asBoolean()).isTrue();
        assertRefused(admin().delete("/mods/" + id), 409, "MOD_IN_USE");
        assertDone(admin().put(game.path("/mods"), body("mods", List.of())), 200);
        assertRefused(viewer().delete("/mods/" + id), 403, "FORBIDDEN");
        assertNoContent(admin().delete("/mods/" + id));
        assertRefused(admin().delete("/mods/" + id), 404, "NOT_FOUND");
    }

    @Test
    void invalidModsAreRefused() throws Exception {
        ServerUnderTest game = game();
        assertRefused(
                admin().post("/mods", body("game_type", "doom", "name", "@x", "folder_path", "/tmp")),
                404,
                "GAME_TYPE_NOT_FOUND");
        ContractApiResponse malformed = admin().post("/mods", body("game_type", "arma3", "name", 5));
        assertRefused(malformed, 422, "VALIDATION_ERROR");
        assertNamesField(malformed, "name");
        assertNamesField(malformed, "folder_path");
        assertRefused(admin().put(game.path("/mods"), body("mods", List.of(body("mod_id", 99_999)))), 404, "NOT_FOUND");
        assertRefused(viewer().post("/mods", body()), 403, "FORBIDDEN");
    }

    @Test
    void anEnabledModIsPassedOnTheCommandLine() throws Exception {
        ServerUnderTest game = game();
        Path folder = mod(game);
        int id = admin().post(
                        "/mods",
                        body("game_type", "arma3", "name", "@L" + game.port(), "folder_path", folder.toString()))
                .data()
                .path("id")
                .asInt();
        admin().put(game.path("/mods"), body("mods", List.of(body("mod_id", id, "is_server_mod", false))));
        game.start();
        String line =
                Files.readString(Path.of("/proc/" + game.fetch().path("pid").asLong() + "/cmdline"));
        assertThat(line).contains("-mod=").contains(folder.getFileName().toString());
    }

    private static Path mod(ServerUnderTest game) throws Exception {
        Path folder = Files.createDirectories(game.install().folder().resolve("@mod" + game.port()));
        Files.createDirectories(folder.resolve("addons"));
        Files.write(folder.resolve("addons/mod.pbo"), PboBuilder.mission());
        Files.writeString(folder.resolve("mod.cpp"), "name = \"Mod\";\n");
        return folder;
    }
}
