package io.languard.luanti.settings;

import io.languard.api.GameServer;
import io.languard.luanti.conf.SettingsDocument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Renders minetest.conf: every field under the engine's name for it. Fields that are null are omitted. */
final class MinetestConfRenderer {

    /** The field for settings without a field of their own. */
    static final String EXTRA = "extra_settings";

    /** Fields whose name in the engine differs. */
    private static final Map<String, String> KEYS = Map.of(
            "enable_security", "secure.enable_security",
            "trusted_mods", "secure.trusted_mods",
            "http_mods", "secure.http_mods");

    /** Fields that are not settings of the engine. */
    private static final Set<String> NOT_ENGINE_SETTINGS = Set.of(EXTRA, "game", "verbosity", "event_mod");

    /** Fields for which an absent setting and an empty one differ. */
    private static final Set<String> OMITTED_IF_EMPTY =
            Set.of("bind_address", "static_spawnpoint", "fixed_map_seed", "name", "server_address", "remote_media");

    /** Settings that the command line or the platform determines. */
    private static final List<String> PLATFORM_SETTINGS = List.of("port", "map-dir", "default_game", "world_name");

    private MinetestConfRenderer() {}

    static String render(GameServer server) {
        SettingsDocument file = new SettingsDocument();
        for (String section : LuantiConfigGenerator.SECTIONS) {
            server.config().section(section).values().forEach((field, value) -> {
                if (value != null
                        && !NOT_ENGINE_SETTINGS.contains(field)
                        && !(OMITTED_IF_EMPTY.contains(field) && "".equals(value))) {
                    file.set(KEYS.getOrDefault(field, field), text(value));
                }
            });
        }
        server.config().section("server").object(EXTRA).forEach((name, value) -> file.set(name, text(value)));
        return file.text();
    }

    /** Returns the engine's name of a field; empty if the field is no setting of the engine. */
    static Optional<String> key(String field) {
        return NOT_ENGINE_SETTINGS.contains(field) ? Optional.empty() : Optional.of(KEYS.getOrDefault(field, field));
    }

    /** Returns the settings without a field. */
    static Map<String, Object> extraSettings(Map<String, Object> server) {
        Map<String, Object> extra = new java.util.LinkedHashMap<>();
        if (server.get(EXTRA) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> extra.put(String.valueOf(name), value));
        }
        return extra;
    }

    /** Returns whether {@code extra_settings} must not contain a setting, because a field or the platform sets it. */
    static boolean isReserved(String name, Set<String> fields) {
        return PLATFORM_SETTINGS.contains(name)
                || KEYS.containsValue(name)
                || fields.contains(name) && !KEYS.containsKey(name);
    }

    private static String text(Object value) {
        return value instanceof Double || value instanceof Float
                ? BigDecimal.valueOf(((Number) value).doubleValue()).toPlainString()
                : String.valueOf(value);
    }
}
