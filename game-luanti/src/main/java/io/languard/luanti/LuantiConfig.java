package io.languard.luanti;

import io.languard.api.GameServer;
import java.util.Map;

/** What every part of the adapter says in the same way. */
public final class LuantiConfig {

    /** The game type of every component here. */
    public static final String GAME_TYPE = "luanti";

    private LuantiConfig() {}

    /** A section's values; empty if the server has none. */
    public static Map<String, Object> section(GameServer server, String section) {
        return server.config().getOrDefault(section, Map.of());
    }

    /** A text of a section; empty if there is none. */
    public static String text(GameServer server, String section, String field) {
        return section(server, section).get(field) instanceof String text ? text : "";
    }

    /** Whether a switch of a section is on. */
    public static boolean isEnabled(GameServer server, String section, String field) {
        return Boolean.TRUE.equals(section(server, section).get(field));
    }

    /** The id of the game that is played; that of the engine's own game if none is chosen. */
    public static String game(GameServer server) {
        String game = text(server, "world", "game");
        return game.isEmpty() ? "minetest_game" : game;
    }
}
