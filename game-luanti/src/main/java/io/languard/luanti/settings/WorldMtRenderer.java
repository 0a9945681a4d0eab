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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Renders world.mt. An existing world keeps its settings, above all its database backends and the mods that the admin
 * has listed; the platform only sets the game, the two modes and the mods that it enables. These are named in a comment,
 * so that they can be removed again.
 */
public final class WorldMtRenderer {

    private static final String MOD = WorldModLinker.LISTED;
    private static final String ENABLED = "# Mods enabled by Languard: ";

    /** Without these settings the engine selects databases that it reports as deprecated. */
    private static final List<String> DATABASES =
            List.of("backend", "player_backend", "auth_backend", "mod_storage_backend");

    private WorldMtRenderer() {}

    /**
     * Writes the file if a link leads it out of the server's directory, where the platform does not write. Must only be
     * called while the server is stopped.
     */
    public static void writeIfOutside(GameServer server) throws IOException {
        LuantiServerPaths paths = LuantiServerPaths.of(server);
        if (paths.outside(paths.worldSettings()).isPresent()) {
            LuantiFiles.write(paths.worldSettings(), render(server));
        }
    }

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
        Set<String> enabled = WorldModLinker.namesOf(EnabledMods.of(server));
        Set<String> before = names(file.comment(ENABLED).orElse(""));
        file.removeIf(name -> name.startsWith(MOD) && before.contains(name.substring(MOD.length())));
        file.setComment(ENABLED, enabled.isEmpty() ? null : String.join(", ", enabled));
        enabled.forEach(mod -> file.set(MOD + mod, "true"));
        return file.text();
    }

    private static Set<String> names(String list) {
        return new HashSet<>(List.of(list.split("[ ,]+")));
    }
}
