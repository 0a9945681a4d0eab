package io.languard.luanti.mod;

import io.languard.api.GameServer;
import io.languard.luanti.LuantiConfig;
import io.languard.luanti.LuantiServerPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the mods of the installed game, if its folder can be located. */
final class GameModScanner {

    /** The folders of games relative to the executable's folder: Debian's, a local and a portable installation. */
    private static final List<String> GAME_FOLDERS = List.of(
            "../share/games/minetest/games",
            "../share/games/luanti/games",
            "../share/minetest/games",
            "../share/luanti/games",
            "../games",
            "games");

    /** The folders of games of the user who runs the server, relative to the home folder. */
    private static final List<String> HOME_FOLDERS = List.of(".minetest/games", ".luanti/games");

    private GameModScanner() {}

    /** Returns the names of the mods; empty if the game is not found. */
    static Optional<Set<String>> scan(GameServer server) throws IOException {
        Optional<Path> folder = folder(server);
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(LuantiMod.findBelow(folder.get().resolve("mods")).stream()
                .map(LuantiMod::name)
                .collect(Collectors.toSet()));
    }

    private static Optional<Path> folder(GameServer server) {
        Path embedded = LuantiServerPaths.of(server).world().resolve("game");
        if (Files.isDirectory(embedded)) {
            return Optional.of(embedded);
        }
        try {
            Path executables = Path.of(server.executable()).toAbsolutePath().getParent();
            if (executables == null) {
                return Optional.empty();
            }
            String game = LuantiConfig.game(server);
            Stream<Path> shared = GAME_FOLDERS.stream()
                    .map(place -> executables.resolve(place).normalize());
            Stream<Path> own = HOME_FOLDERS.stream().map(place -> Path.of(System.getProperty("user.home"), place));
            String base = game.replaceAll("_game$", "");
            return Stream.concat(shared, own)
                    .flatMap(games -> Stream.of(game, base, base + "_game").map(games::resolve))
                    .filter(Files::isDirectory)
                    .findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
