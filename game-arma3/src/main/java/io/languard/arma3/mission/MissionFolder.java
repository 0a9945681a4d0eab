package io.languard.arma3.mission;

import io.languard.api.GameServer;
import io.languard.arma3.Arma3;
import io.languard.arma3.Installation;
import io.languard.arma3.ServerFolder;
import java.nio.file.Path;

/** Where a server's missions lie. */
public final class MissionFolder {

    private MissionFolder() {}

    /** The server's own folder, or the game's for versions that know no other (Bohemia wiki: Startup Parameters). */
    public static Path of(GameServer server) {
        return Arma3.isOn(Arma3.section(server, "launch"), "own_missions_folder")
                ? ServerFolder.of(server).missions()
                : Installation.of(server).path().resolve("mpmissions");
    }
}
