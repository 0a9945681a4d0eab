package io.languard.arma3.process;

import io.languard.api.GameServer;
import io.languard.api.mod.EnabledMod;
import io.languard.arma3.Arma3Installation;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a mod is called on the command line. Inside the game's folder that is its relative name, which every build
 * understands. Elsewhere, a path relative to the folder is the safer one on Linux, where the wiki knows no other (Arma 3:
 * Dedicated Server); for a build that takes it amiss there is the absolute one, which Windows always gets.
 */
final class ModPathResolver {

    /** The field of section launch. */
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

    /** The way up goes by real folders, whatever links lead to the game. */
    private static Path real(Path game) {
        try {
            return game.toRealPath();
        } catch (IOException e) {
            return game;
        }
    }
}
