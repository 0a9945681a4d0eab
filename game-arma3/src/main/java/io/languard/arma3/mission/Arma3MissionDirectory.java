package io.languard.arma3.mission;

import io.languard.api.GameServer;
import io.languard.arma3.Arma3Installation;
import io.languard.arma3.Arma3ServerPaths;
import java.nio.file.Path;

/** Locates a server's mission files. */
public final class Arma3MissionDirectory {

    private Arma3MissionDirectory() {}

    /**
     * Returns the server's own folder, or the game's for versions that support no other (Bohemia wiki: Startup
     * Parameters).
     */
    public static Path of(GameServer server) {
        return server.config().section("launch").isEnabled("own_missions_folder")
                ? Arma3ServerPaths.of(server).missions()
                : Arma3Installation.of(server).path().resolve("mpmissions");
    }
}
