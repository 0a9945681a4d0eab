package io.languard.luanti.settings;

import io.languard.api.GameServer;
import io.languard.api.mod.EnabledMods;
import io.languard.luanti.LuantiConfig;
import io.languard.luanti.LuantiFiles;
import io.languard.luanti.LuantiServerPaths;
import io.languard.luanti.conf.SettingsDocument;
import io.languard.luanti.mod.WorldModLinker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Renders world.mt. An existing world keeps its settings, above all its database backends; the platform only sets the
 * game, the two modes and the list of mods.
 */
final class WorldMtRenderer {

    private static final String MOD = "load_mod_";

    /** Without these settings the engine selects databases that it reports as deprecated. */
    private static final List<String> DATABASES =
            List.of("backend", "player_backend", "auth_backend", "mod_storage_backend");

    private WorldMtRenderer() {}

    static String render(GameServer server) throws IOException {
        Path old = LuantiServerPaths.of(server).worldSettings();
        SettingsDocument file = SettingsDocument.parse(LuantiFiles.read(old));
        if (!Files.exists(old)) {
            DATABASES.forEach(database -> file.set(database, "sqlite3"));
            file.set("world_name", "world");
        }
        file.set("gameid", LuantiConfig.game(server));
        file.set(
                "creative_mode",
                Boolean.toString(server.config().section("gameplay").isEnabled("creative_mode")));
        file.set(
                "enable_damage",
                Boolean.toString(server.config().section("gameplay").isEnabled("enable_damage")));
        file.removeIf(name -> name.startsWith(MOD));
        WorldModLinker.namesOf(EnabledMods.of(server)).forEach(mod -> file.set(MOD + mod, "true"));
        return file.text();
    }
}
