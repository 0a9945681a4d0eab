package io.languard.core.imports;

import io.languard.api.config.ConfigImporter;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.settings.Settings;
import io.languard.service.settings.SettingsReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Opens files of this machine that users name. Languard may read more than they: its own keys and passwords, other servers'
 * configuration, and what the system tells about processes. Thread-safe.
 */
@Component(service = LocalImportFiles.class)
public class LocalImportFiles {

    /** Of the system; the last two hold secrets of containers and of units of systemd. */
    private static final List<Path> SYSTEM = List.of(
            Path.of("/proc"), Path.of("/sys"), Path.of("/dev"), Path.of("/run/secrets"), Path.of("/run/credentials"));

    private final List<Path> closed;

    @Activate
    public LocalImportFiles(@Reference Settings settings, BundleContext context) {
        this(settings, context.getProperty("languard.home"));
    }

    /** For a platform without an installation folder. */
    public LocalImportFiles(Settings settings) {
        this(settings, (String) null);
    }

    LocalImportFiles(Settings settings, @Nullable String home) {
        closed = new ArrayList<>(SYSTEM);
        Path conf = home == null ? null : Path.of(home, SettingsReader.FILE).getParent();
        Stream.of(settings.data(), settings.backups(), conf)
                .filter(Objects::nonNull)
                .map(Path::toAbsolutePath)
                .forEach(closed::add);
    }

    /**
     * Opens a file after it has followed all links.
     *
     * @throws LanguardException {@code UPLOAD_FAILED} unless it is a file of a size that can be imported, and in none of
     *     the folders that are closed to users
     */
    InputStream open(Path file) {
        try {
            Path real = file.toRealPath();
            for (Path folder : closed) {
                if (real.startsWith(folder) || real.startsWith(real(folder))) {
                    throw refused("Files in " + folder + " can't be imported");
                }
            }
            BasicFileAttributes attributes =
                    Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                throw refused(file + " is not a file");
            }
            if (attributes.size() == 0 || attributes.size() > ConfigImporter.MAX_BYTES) {
                throw refused("The file must not be empty, and have at most " + ConfigImporter.MAX_BYTES + " bytes");
            }
            return Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw refused("There is no file " + file);
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.UPLOAD_FAILED, "The file " + file + " could not be read", e);
        }
    }

    private static Path real(Path folder) throws IOException {
        return Files.exists(folder) ? folder.toRealPath() : folder;
    }

    private static LanguardException refused(String reason) {
        return new LanguardException(ErrorCode.UPLOAD_FAILED, reason);
    }
}
