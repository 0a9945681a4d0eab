package io.languard.luanti;

import io.languard.api.GameServer;
import java.nio.file.Path;

/**
 * Where one server's own files lie: its world, too, so that several servers share one installation.
 *
 * @param root the server's directory, or an empty path for names relative to it
 */
public record LuantiServerPaths(Path root) {

    /** The same names, relative to the server's directory. */
    public static final LuantiServerPaths RELATIVE = new LuantiServerPaths(Path.of(""));

    /** The folder of a server. */
    public static LuantiServerPaths of(GameServer server) {
        return new LuantiServerPaths(server.directory());
    }

    /** The engine's settings. */
    public Path config() {
        return root.resolve("minetest.conf");
    }

    /** The game's own log, which the platform does not read: it reads the output, which says the same. */
    public Path debugLog() {
        return root.resolve("debug.txt");
    }

    /** The world. */
    public Path world() {
        return root.resolve("world");
    }

    /** What the world is made of: its game, its databases, its mods. */
    public Path worldSettings() {
        return world().resolve("world.mt");
    }

    /** Mods of this world alone. */
    public Path mods() {
        return world().resolve("worldmods");
    }

    /** The game's ban list, which a running server writes over. */
    public Path bans() {
        return world().resolve("ipban.txt");
    }

    /** What the platform banned, kept beside the game's list, which has no room for reasons and ends. */
    public Path banLedger() {
        return root.resolve("bans.txt");
    }
}
