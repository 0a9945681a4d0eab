package io.languard.luanti.mod;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.luanti.LuantiServerPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files and folders of a server that an admin has replaced by links. The adapter writes there, as the game does, but
 * removes nothing outside the server's directory.
 */
final class LinkedPaths {

    private LinkedPaths() {}

    /**
     * Returns a warning for each link that leads out of the server's directory.
     *
     * @throws LanguardException {@code CONFIG_WRITE_ERROR} if the target of a link does not exist, for example because a disk is not
     *     mounted
     */
    static List<String> check(GameServer server) throws IOException {
        LuantiServerPaths paths = LuantiServerPaths.of(server);
        List<String> warnings = new ArrayList<>();
        for (Path path : List.of(paths.world(), paths.worldSettings(), paths.mods(), paths.bans())) {
            if (!Files.isSymbolicLink(path)) {
                continue;
            }
            String name = paths.root().relativize(path).toString();
            if (!Files.exists(path)) {
                throw new LanguardException(
                        ErrorCode.CONFIG_WRITE_ERROR,
                        name + " is a link to " + Files.readSymbolicLink(path) + ", which does not exist");
            }
            paths.outside(path)
                    .ifPresent(target -> warnings.add(
                            name + " is a link to " + target + ": Languard writes there, but removes nothing there"));
        }
        return warnings;
    }
}
