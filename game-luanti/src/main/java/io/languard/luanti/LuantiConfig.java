package io.languard.luanti;

import io.languard.api.GameServer;

/** What every part of the adapter says in the same way. */
public final class LuantiConfig {

    /** The game type of every component here. */
    public static final String GAME_TYPE = "luanti";

    private LuantiConfig() {}

    /** The id of the game that is played; that of the engine's own game if none is chosen. */
    public static String game(GameServer server) {
        String game = server.config().section("world").text("game");
        return game.isEmpty() ? "minetest_game" : game;
    }
}
