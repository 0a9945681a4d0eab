package io.languard.arma3.mod;

import io.languard.arma3.config.ConfigParser;
import io.languard.arma3.config.ConfigSyntaxException;
import io.languard.arma3.config.ConfigValue;
import io.languard.toolkit.text.ForeignText;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Checks the file mod.cpp, which names a mod in the server browser (Bohemia wiki: Mod.cpp/bin File Format). */
final class ModDescriptionValidator {

    private static final long MAX_SIZE = 1 << 20;

    private ModDescriptionValidator() {}

    /** Returns the problem; empty if the file defines a name, or is binary and cannot be checked. */
    static Optional<String> check(Path mod) throws IOException {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(mod, path -> ModFileScanner.lower(path).matches("mod\\.(cpp|bin)"))) {
            for (Path file : files) {
                return ModFileScanner.lower(file).endsWith(".bin") ? Optional.empty() : read(file);
            }
        }
        return Optional.of("The mod has no mod.cpp: players see the name of its folder");
    }

    private static Optional<String> read(Path file) throws IOException {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_SIZE) {
                return Optional.of(file.getFileName() + " is not a regular file of at most 1 MiB");
            }
            String text = ForeignText.decode(Files.readAllBytes(file));
            return ConfigParser.parse(text)
                            .value("name")
                            .filter(ConfigValue.TextValue.class::isInstance)
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(file.getFileName() + " does not define the name of the mod");
        } catch (ConfigSyntaxException e) {
            return Optional.of("Could not parse " + file.getFileName() + ": " + e.getMessage());
        }
    }
}
