package io.languard.arma3.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Locates BattlEye's folder: {@code -bepath=}, else a BattlEye folder below {@code -profiles=}, else the one in the
 * install folder ("Bohemia wiki: Arma 3: Dedicated Server").
 */
final class BattlEyeFolderLocator {
    private static final String NAME = "battleye";

    private BattlEyeFolderLocator() {}

    static Path find(Path install, String bePath, String profiles) {
        if (!bePath.isEmpty()) {
            return install.resolve(bePath);
        }
        if (!profiles.isEmpty()) {
            Path below = below(install.resolve(profiles));
            if (Files.isDirectory(below)) {
                return below;
            }
        }
        return below(install);
    }

    private static Path below(Path parent) {
        if (!Files.isDirectory(parent)) {
            return parent.resolve(NAME);
        }
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> entry.getFileName().toString().equalsIgnoreCase(NAME))
                    .sorted()
                    .findFirst()
                    .orElse(parent.resolve(NAME));
        } catch (IOException e) {
            return parent.resolve(NAME);
        }
    }
}
