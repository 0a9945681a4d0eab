package io.languard.arma3.process;

import io.languard.api.GameServer;
import io.languard.api.mod.EnabledMod;
import io.languard.arma3.Arma3Installation;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Resolves the path of a mod for the command line. Inside the game's folder it is the relative name, which every build
 * accepts. Elsewhere a path relative to the game's folder is safer on Linux, where the wiki documents no other (Arma 3:
 * Dedicated Server); for a build that rejects it, the absolute path can be selected, which Windows always gets.
 */
final class ModPathResolver {

    /** The name of the field in section launch. */
    static final String FIELD = "mod_paths";

    private ModPathResolver() {}

    static String resolve(GameServer server, EnabledMod mod) {
        Arma3Installation arma3Installation = Arma3Installation.of(server);
        Path game = arma3Installation.path();
        Path folder = mod.folder().toAbsolutePath().normalize();
        if (folder.startsWith(game)) {
            return game.relativize(folder).toString();
        }
        boolean absolute = arma3Installation.windows()
                || server.config().section("launch").text(FIELD).equals("absolute");
        return (absolute ? folder : real(game).relativize(folder)).toString();
    }

    /** Resolves symbolic links, because the engine follows ".." from the real folder. */
    private static Path real(Path game) {
        try {
            return game.toRealPath();
        } catch (IOException e) {
            return game;
        }
    }
}
