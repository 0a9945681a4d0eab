package io.languard.core.process;

import static java.util.Objects.requireNonNull;

import io.languard.api.config.ConfigEntry;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.toolkit.file.FolderLinks;
import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the config files of a server. Each file is replaced atomically. Files outside the server's directory are
 * refused, including those reached through a symbolic link.
 */
final class ConfigFileWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigFileWriter.class);

    private ConfigFileWriter() {}

    /**
     * Writes the entries that are files. Throws {@code CONFIG_WRITE_ERROR}, which names the file, if one can't be
     * written.
     *
     * @return warnings about changes to the files that are not from the platform, see {@link WrittenConfigFile}
     */
    static List<String> write(Path serverDirectory, List<ConfigEntry> entries) {
        List<String> warnings = new ArrayList<>();
        for (ConfigEntry entry : entries) {
            if (entry instanceof ConfigEntry.ConfigFile configFile) {
                Path file = serverDirectory.resolve(configFile.path()).normalize();
                if (!file.startsWith(serverDirectory)) {
                    throw outsideError(entry);
                }
                write(serverDirectory, file, entry, warnings);
            }
        }
        return warnings;
    }

    private static void write(Path serverDirectory, Path file, ConfigEntry entry, List<String> warnings) {
        try {
            if (FolderLinks.outside(FolderLinks.real(serverDirectory), file).isPresent()) {
                throw outsideError(entry);
            }
            OwnerOnlyFiles.createDirectories(requireNonNull(file.getParent()));
            WrittenConfigFile written = new WrittenConfigFile(serverDirectory, file);
            byte[] content = entry.text().getBytes(StandardCharsets.UTF_8);
            written.preserveChanges(content).ifPresent(warnings::add);
            OwnerOnlyFiles.replace(FolderLinks.real(file), content);
            written.remember(content);
        } catch (IOException e) {
            LOG.warn("Could not write config file {}", file, e);
            throw new LanguardException(
                    ErrorCode.CONFIG_WRITE_ERROR, "Config file '" + entry.label() + "' could not be written", e);
        }
    }

    private static LanguardException outsideError(ConfigEntry entry) {
        return new LanguardException(
                ErrorCode.CONFIG_WRITE_ERROR, "Config file '" + entry.label() + "' is outside the server's directory");
    }
}
