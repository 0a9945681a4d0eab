package io.languard.arma3.mod;

import io.languard.arma3.config.ConfigParser;
import io.languard.arma3.config.ConfigSyntaxException;
import io.languard.arma3.config.ConfigValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file mod.cpp, by which the server browser names a mod (Bohemia wiki: Mod.cpp/bin File Format). */
final class ModDescriptionValidator {

    private static final long LARGEST = 1 << 20;

    private ModDescriptionValidator() {}

    /** What is wrong with it; empty if players see the mod's name, or the file is binary and can't be looked into. */
    static Optional<String> check(Path mod) throws IOException {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(mod, path -> ModFileScanner.lower(path).matches("mod\\.(cpp|bin)"))) {
            for (Path file : files) {
                return ModFileScanner.lower(file).endsWith(".bin") ? Optional.empty() : read(file);
            }
        }
        return Optional.of("The mod has no mod.cpp: players see its folder's name");
    }

    private static Optional<String> read(Path file) throws IOException {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.of(file.getFileName() + " is no file of a usual size");
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return ConfigParser.parse(text)
                            .value("name")
                            .filter(ConfigValue.TextValue.class::isInstance)
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(file.getFileName() + " gives the mod no name");
        } catch (ConfigSyntaxException e) {
            return Optional.of(file.getFileName() + " can't be read: " + e.getMessage());
        }
    }
}
