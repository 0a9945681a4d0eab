package io.languard.luanti;

import io.languard.api.GameServer;
import java.util.Map;

/** Constants of the adapter and typed access to the values of the configuration. */
public final class LuantiConfig {

    /** The game type of every component of this adapter. */
    public static final String GAME_TYPE = "luanti";

    private LuantiConfig() {}

    /** Returns the values of a section; an empty map if the server has none. */
    public static Map<String, Object> section(GameServer server, String section) {
        return server.config().getOrDefault(section, Map.of());
    }

    /** Returns a string value of a section; an empty string if it is absent. */
    public static String text(GameServer server, String section, String field) {
        return section(server, section).get(field) instanceof String text ? text : "";
    }

    /** Returns whether a switch of a section is on. */
    public static boolean isEnabled(GameServer server, String section, String field) {
        return Boolean.TRUE.equals(section(server, section).get(field));
    }

    /** Returns the id of the selected game, by default that of the engine's own game. */
    public static String game(GameServer server) {
        String game = text(server, "world", "game");
        return game.isEmpty() ? "minetest_game" : game;
    }
}
