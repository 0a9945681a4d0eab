package io.languard.luanti.settings;

import io.languard.api.GameServer;
import io.languard.luanti.conf.SettingsDocument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The file minetest.conf: every field under the engine's name for it. A field that is null is left out. */
final class MinetestConfRenderer {

    static final String EXTRA = "extra_settings";

    /** What the engine calls otherwise than we do. */
    private static final Map<String, String> KEYS = Map.of(
            "enable_security", "secure.enable_security",
            "trusted_mods", "secure.trusted_mods",
            "http_mods", "secure.http_mods");

    /** Fields that are not settings of the engine. */
    private static final Set<String> ELSEWHERE = Set.of(EXTRA, "game", "verbosity");

    /** Fields where nothing said means something else than an empty text. */
    private static final Set<String> NOT_EMPTY =
            Set.of("bind_address", "static_spawnpoint", "fixed_map_seed", "name", "server_address", "remote_media");

    /** What the command line or the platform decides. */
    private static final List<String> OURS = List.of("port", "map-dir", "default_game", "world_name");

    private MinetestConfRenderer() {}

    static String render(GameServer server) {
        SettingsDocument file = new SettingsDocument();
        for (String section : LuantiSchemaLoader.SECTIONS) {
            server.config().section(section).values().forEach((field, value) -> {
                if (value != null && !ELSEWHERE.contains(field) && !(NOT_EMPTY.contains(field) && "".equals(value))) {
                    file.set(KEYS.getOrDefault(field, field), text(value));
                }
            });
        }
        server.config().section("server").object(EXTRA).forEach((name, value) -> file.set(name, text(value)));
        return file.text();
    }

    /** Whether a setting is not for {@code extra_settings}, since a field or the platform writes it. */
    static boolean isReserved(String name, Set<String> fields) {
        return OURS.contains(name) || KEYS.containsValue(name) || fields.contains(name) && !KEYS.containsKey(name);
    }

    private static String text(Object value) {
        return value instanceof Double || value instanceof Float
                ? BigDecimal.valueOf(((Number) value).doubleValue()).toPlainString()
                : String.valueOf(value);
    }
}
