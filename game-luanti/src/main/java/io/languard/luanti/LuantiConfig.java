package io.languard.luanti;

import io.languard.api.GameServer;

/** Constants of the adapter, and the selected game. */
public final class LuantiConfig {

    /** The game type of every component of this adapter. */
    public static final String GAME_TYPE = "luanti";

    private LuantiConfig() {}

    /** Returns the id of the selected game, by default that of the engine's own game. */
    public static String game(GameServer server) {
        String game = server.config().section("world").text("game");
        return game.isEmpty() ? "minetest_game" : game;
    }
}
