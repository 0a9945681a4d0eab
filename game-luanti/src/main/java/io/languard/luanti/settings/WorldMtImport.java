package io.languard.luanti.settings;

import io.languard.api.GameServer;
import io.languard.api.config.ConfigImport;
import io.languard.luanti.LuantiFiles;
import io.languard.luanti.LuantiServerPaths;
import io.languard.luanti.conf.SettingsDocument;
import io.languard.luanti.conf.SettingsDocument.Entry;
import io.languard.luanti.mod.WorldModLinker;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Imports world.mt: the game and the two modes, which the platform sets in the world's own file. Everything else stays with
 * the world; what the world's file does not contain already is reported.
 */
final class WorldMtImport {

    private final GameServer server;
    private final Map<String, String> present;
    private final ImportCollector collector = new ImportCollector();

    private WorldMtImport(GameServer server, Map<String, String> present) {
        this.server = server;
        this.present = present;
    }

    static ConfigImport read(GameServer server, SettingsDocument file) throws IOException {
        Map<String, String> present = SettingsDocument.parse(
                        LuantiFiles.read(LuantiServerPaths.of(server).worldSettings()))
                .values();
        WorldMtImport imported = new WorldMtImport(server, present);
        Map<String, Integer> lastLines = new HashMap<>();
        for (Entry entry : file.entries()) {
            if (entry.name() != null) {
                lastLines.put(entry.name(), entry.line());
            }
        }
        for (Entry entry : file.entries()) {
            if (imported.collector.isSetting(entry)) {
                Integer last = Objects.requireNonNull(lastLines.get(entry.name()));
                if (last == entry.line()) {
                    imported.setting(
                            entry, Objects.requireNonNull(entry.name()), Objects.requireNonNull(entry.value()));
                } else {
                    imported.collector.notTaken(entry, "is set again in line " + last + ", which applies");
                }
            }
        }
        return imported.collector.build();
    }

    private void setting(Entry entry, String key, String value) {
        switch (key) {
            case "gameid" -> collector.value("world", "game", value, entry);
            case "creative_mode", "enable_damage" -> {
                try {
                    LuantiField field = LuantiField.of(key).orElseThrow();
                    collector.value(field.section(), field.name(), field.parse(value), entry);
                } catch (IllegalArgumentException e) {
                    collector.notTaken(entry, String.valueOf(e.getMessage()));
                }
            }
            default -> {
                if (!value.equals(present.get(key))) {
                    collector.notTaken(entry, reason(key));
                }
            }
        }
    }

    private String reason(String key) {
        LuantiServerPaths paths = LuantiServerPaths.of(server);
        if (key.startsWith(WorldModLinker.LISTED)) {
            return "is a mod of the world: copy the folder of the world to " + paths.world()
                    + ", with its mods in worldmods, or register the mod and enable it for the server";
        }
        return "belongs to the world: copy its folder to " + paths.world() + ", where Languard keeps it";
    }
}
