package io.languard.core.config;

import io.languard.api.config.ConfigEntry;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what a game reads: each file whole or not at all, none outside the server's directory, also not by way of a link that
 * the game or somebody has put there.
 */
public final class ConfigFileWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigFileWriter.class);

    private ConfigFileWriter() {}

    /** Writes the files among the entries; {@code CONFIG_WRITE_ERROR} names the one that could not be written. */
    public static void write(Path serverDirectory, List<ConfigEntry> entries) {
        for (ConfigEntry entry : entries) {
            if (entry instanceof ConfigEntry.ConfigFile configFile) {
                Path file = serverDirectory.resolve(configFile.path()).normalize();
                if (!file.startsWith(serverDirectory)) {
                    throw outside(entry);
                }
                write(serverDirectory, file, entry);
            }
        }
    }

    private static void write(Path serverDirectory, Path file, ConfigEntry entry) {
        try {
            if (leadsOut(serverDirectory, file.getParent())) {
                throw outside(entry);
            }
            OwnerOnlyFiles.createDirectories(file.getParent());
            OwnerOnlyFiles.replace(file, entry.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("Config file {} could not be written", file, e);
            throw new LanguardException(
                    ErrorCode.CONFIG_WRITE_ERROR, "Config file '" + entry.label() + "' could not be written", e);
        }
    }

    private static boolean leadsOut(Path serverDirectory, Path folder) throws IOException {
        OwnerOnlyFiles.createDirectories(serverDirectory);
        Path there = folder;
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        return !there.toRealPath().startsWith(serverDirectory.toRealPath());
    }

    private static LanguardException outside(ConfigEntry entry) {
        return new LanguardException(
                ErrorCode.CONFIG_WRITE_ERROR,
                "Config file '" + entry.label() + "' lies outside the server's directory");
    }
}
