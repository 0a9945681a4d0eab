package io.languard.luanti.settings;

import io.languard.api.GameServer;
import io.languard.api.config.ConfigImport;
import io.languard.luanti.conf.SettingSyntax;
import io.languard.luanti.conf.SettingsDocument;
import io.languard.luanti.conf.SettingsDocument.Entry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Imports minetest.conf. A setting without a field becomes an additional setting. */
final class MinetestConfImport {

    private static final int MAX_EXTRA = 500;
    private static final int MAX_LENGTH = 4096;

    private static final Map<String, String> PLATFORM_SETTINGS = Map.of(
            "map-dir", "names the folder of the world: copy it to the folder world of the server",
            "world_name", "is part of world.mt of the world",
            "default_game",
                    "only applies to new worlds; the field game of section world names the game of this server");

    private final GameServer server;
    private final ImportCollector collector = new ImportCollector();
    private final Map<String, String> extra = new LinkedHashMap<>();
    private @Nullable Entry firstExtra;

    private MinetestConfImport(GameServer server) {
        this.server = server;
    }

    static ConfigImport read(GameServer server, SettingsDocument file) {
        MinetestConfImport imported = new MinetestConfImport(server);
        List<Entry> entries = file.entries();
        Map<String, Integer> lastLines = new HashMap<>();
        entries.stream()
                .filter(entry -> entry.name() != null)
                .forEach(entry -> lastLines.put(entry.name(), entry.line()));
        for (Entry entry : entries) {
            if (imported.collector.isSetting(entry)) {
                Integer last = Objects.requireNonNull(lastLines.get(entry.name()));
                if (last == entry.line()) {
                    imported.setting(entry);
                } else {
                    imported.collector.notTaken(entry, "is set again in line " + last + ", which applies");
                }
            }
        }
        imported.finish();
        return imported.collector.build();
    }

    private void setting(Entry entry) {
        String key = Objects.requireNonNull(entry.name());
        String value = Objects.requireNonNull(entry.value());
        Optional<LuantiField> field = LuantiField.of(key);
        if (key.equals("port")) {
            if (!value.equals(Integer.toString(server.gamePort()))) {
                collector.notTaken(
                        entry,
                        "is no setting of the game's files: set the game port of the server, now " + server.gamePort());
            }
        } else if (PLATFORM_SETTINGS.containsKey(key)) {
            collector.notTaken(entry, PLATFORM_SETTINGS.get(key));
        } else if (field.isPresent()) {
            try {
                collector.value(
                        field.get().section(), field.get().name(), field.get().parse(value), entry);
            } catch (IllegalArgumentException e) {
                collector.notTaken(entry, String.valueOf(e.getMessage()));
            }
        } else {
            extra(entry, key, value);
        }
    }

    private void extra(Entry entry, String key, String value) {
        String error = SettingSyntax.validationError(value);
        if (!SettingSyntax.isName(key)) {
            collector.notTaken(entry, "has no field, and a name that an additional setting cannot have");
        } else if (LuantiSectionValidator.isReserved(key)) {
            collector.notTaken(entry, "has the name of a field that is no setting of the engine");
        } else if (error != null) {
            collector.notTaken(entry, "has no field, and its value " + error);
        } else if (value.length() > MAX_LENGTH) {
            collector.notTaken(entry, "has no field, and more than " + MAX_LENGTH + " characters");
        } else if (extra.size() >= MAX_EXTRA) {
            collector.notTaken(entry, "has no field, and there are " + MAX_EXTRA + " additional settings already");
        } else {
            extra.put(key, value);
            firstExtra = firstExtra == null ? entry : firstExtra;
        }
    }

    /** Adds the additional settings, together with those present ones that the file does not set. */
    private void finish() {
        if (firstExtra == null) {
            return;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        server.config().section("server").object(MinetestConfRenderer.EXTRA).forEach((key, value) -> {
            if (value != null) {
                all.put(key, value);
            }
        });
        all.putAll(extra);
        collector.value("server", MinetestConfRenderer.EXTRA, all, firstExtra);
    }
}
