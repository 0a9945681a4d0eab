package io.languard.core;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.mod.ModManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A mod is a folder with a file {@code mod} in it; without a {@code readme} there is a warning. */
public final class FolderModManager implements ModManager {

    /** What {@link #apply} answers. */
    public volatile List<String> applied = List.of();

    @Override
    public List<String> inspect(String name, Path folder) {
        if (name.contains(";")) {
            throw new LanguardException(ErrorCode.VALIDATION_ERROR, "No name of a mod");
        }
        if (!Files.exists(folder.resolve("mod"))) {
            return List.of("There is no mod");
        }
        return Files.exists(folder.resolve("readme")) ? List.of() : List.of("There is no readme");
    }

    @Override
    public List<String> apply(GameServer server) {
        return applied;
    }
}
