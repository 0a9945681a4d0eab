package io.languard.luanti;

import io.languard.api.GameServer;
import io.languard.toolkit.file.FolderLinks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The paths of one server's own files. The world is among them, so that several servers can share one installation.
 *
 * @param root the server's directory, or an empty path for relative names
 */
public record LuantiServerPaths(Path root) {

    /** The same paths relative to the server's directory. */
    public static final LuantiServerPaths RELATIVE = new LuantiServerPaths(Path.of(""));

    /** Returns the paths of a server. */
    public static LuantiServerPaths of(GameServer server) {
        return new LuantiServerPaths(server.directory());
    }

    /** Returns the path of the engine's settings. */
    public Path config() {
        return root.resolve("minetest.conf");
    }

    /**
     * Returns the path of the game's own log. The platform does not read it, because the output has the same content.
     */
    public Path debugLog() {
        return root.resolve("debug.txt");
    }

    /** Returns the folder of the world. */
    public Path world() {
        return root.resolve("world");
    }

    /** Returns the path of the world's settings: its game, database backends and mods. */
    public Path worldSettings() {
        return world().resolve("world.mt");
    }

    /** Returns the folder of the mods of this world. */
    public Path mods() {
        return world().resolve("worldmods");
    }

    /** Returns the path of the file by which the adapter's mod shows that it is running. */
    public Path eventMarker() {
        return world().resolve("languard_events.txt");
    }

    /** Returns the path of the list of links in {@link #mods} that the adapter has created. */
    public Path linkRecord() {
        return root.resolve("worldmods.txt");
    }

    /** Returns where a file or folder is if a link leads out of the server's directory, which may itself be a link. */
    public Optional<Path> outside(Path file) throws IOException {
        return FolderLinks.outside(FolderLinks.real(root), file);
    }

    /** Returns the path of the game's ban list, which a running server overwrites. */
    public Path bans() {
        return world().resolve("ipban.txt");
    }

    /**
     * Returns the path of the platform's ban ledger, because the game's list has no fields for reasons and expiry
     * times.
     */
    public Path banLedger() {
        return root.resolve("bans.txt");
    }
}
