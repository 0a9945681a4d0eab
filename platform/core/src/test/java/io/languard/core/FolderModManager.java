package io.languard.core;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.mod.ModManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A fake whose mods are folders that contain a file {@code mod}; without a {@code readme}, it returns a warning. */
public final class FolderModManager implements ModManager {

    /** The result of {@link #apply}. */
    public volatile List<String> applied = List.of();

    @Override
    public List<String> inspect(String name, Path folder) {
        if (name.contains(";")) {
            throw new LanguardException(ErrorCode.VALIDATION_ERROR, "Not a valid mod name");
        }
        if (!Files.exists(folder.resolve("mod"))) {
            return List.of("The folder has no mod file");
        }
        return Files.exists(folder.resolve("readme")) ? List.of() : List.of("The folder has no readme");
    }

    @Override
    public List<String> apply(GameServer server) {
        return applied;
    }
}
