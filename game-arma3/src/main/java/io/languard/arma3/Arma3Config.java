package io.languard.arma3;

import io.languard.api.GameServer;
import java.util.List;
import java.util.Map;

/** Constants of the adapter and typed access to the values of a configuration section. */
public final class Arma3Config {

    /** The game type of every component of this adapter. */
    public static final String GAME_TYPE = "arma3";

    /**
     * The name of the game's user profile, its folder and its file. Plain letters, because the engine escapes others.
     */
    public static final String PROFILE = "server";

    private Arma3Config() {}

    /** Returns the values of a section; an empty map if the server has none. */
    public static Map<String, Object> section(GameServer server, String section) {
        return server.config().getOrDefault(section, Map.of());
    }

    /** Returns whether a switch is on. Switches are stored as 0 or 1, or as booleans. */
    public static boolean isEnabled(Map<String, Object> values, String field) {
        Object value = values.get(field);
        return value instanceof Number number ? number.intValue() != 0 : Boolean.TRUE.equals(value);
    }

    /** Returns a string value; an empty string if it is absent. */
    public static String text(Map<String, Object> values, String field) {
        return values.get(field) instanceof String text ? text : "";
    }

    /** Returns a list of strings; an empty list if it is absent. */
    public static List<String> texts(Map<String, Object> values, String field) {
        return values.get(field) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
