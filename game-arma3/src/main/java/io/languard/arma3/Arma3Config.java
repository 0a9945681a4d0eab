package io.languard.arma3;

import io.languard.api.GameServer;
import java.util.List;
import java.util.Map;

/** What every part of the adapter says in the same way. */
public final class Arma3Config {

    /** The game type of every component here. */
    public static final String GAME_TYPE = "arma3";

    /** The name of the game's user profile, which also names its folder and file: plain letters, so nothing is escaped. */
    public static final String PROFILE = "server";

    private Arma3Config() {}

    /** A section's values; empty if the server has none. */
    public static Map<String, Object> section(GameServer server, String section) {
        return server.config().getOrDefault(section, Map.of());
    }

    /** Whether a switch is on, which is stored as 0 or 1. */
    public static boolean isEnabled(Map<String, Object> values, String field) {
        Object value = values.get(field);
        return value instanceof Number number ? number.intValue() != 0 : Boolean.TRUE.equals(value);
    }

    /** A text; empty if there is none. */
    public static String text(Map<String, Object> values, String field) {
        return values.get(field) instanceof String text ? text : "";
    }

    /** A list of texts; empty if there is none. */
    public static List<String> texts(Map<String, Object> values, String field) {
        return values.get(field) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
