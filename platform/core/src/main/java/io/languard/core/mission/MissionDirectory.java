package io.languard.core.mission;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mission files in one folder. */
final class MissionDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(MissionDirectory.class);
    private static final String TEMPORARY = ".languard-upload-";
    private static final Duration STALE = Duration.ofHours(1);

    private final Path folder;
    private final Set<String> extensions;

    MissionDirectory(Path folder, Set<String> extensions) {
        this.folder = folder;
        this.extensions = extensions;
    }

    /**
     * A mission file as it is on the disk.
     *
     * @param modifiedAt whole milliseconds, as they are stored
     */
    record MissionFile(String name, long size, Instant modifiedAt) {}

    /** Every mission file. What lies elsewhere is none, even if a link here leads there. */
    List<MissionFile> list() {
        List<MissionFile> missionFile = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                look(file, missionFile);
            }
            return missionFile;
        } catch (NoSuchFileException e) {
            return List.of(); // made with the first upload
        } catch (IOException | UncheckedIOException e) {
            throw broken("The missions folder can't be read", e);
        }
    }

    /** The file of this name, as it is now. */
    MissionFile find(String name) {
        List<MissionFile> missionFile = new ArrayList<>();
        look(path(name), missionFile);
        if (missionFile.isEmpty()) {
            throw broken("Mission file " + name + " is gone again", null);
        }
        return missionFile.get(0);
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    boolean exists(String name) {
        return Files.exists(path(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** What mission files end with, for people. */
    String extensions() {
        return String.join(", ", new TreeSet<>(extensions));
    }

    boolean isMission(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && extensions.stream().anyMatch(end -> lower.endsWith(end) && lower.length() > end.length());
    }

    String withoutExtension(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return extensions.stream()
                .filter(lower::endsWith)
                .findFirst()
                .map(end -> name.substring(0, name.length() - end.length()))
                .orElse(name);
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw broken("Mission file " + name + " could not be deleted", e);
        }
    }

    /** An empty file in the same folder that nobody takes for a mission. */
    Path createTemporary() throws IOException {
        OwnerOnlyFiles.createDirectories(folder);
        removeStale();
        Path file = folder.resolve(TEMPORARY + UUID.randomUUID());
        OwnerOnlyFiles.recreate(file);
        return file;
    }

    /**
     * Gives a temporary file its name, at once and whole, unless there is one of that name.
     *
     * @throws FileAlreadyExistsException if there is
     */
    void moveIntoPlace(Path temporary, String name) throws IOException {
        Path target = path(name);
        try {
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // No hard links here: the name is taken first, and then what it stands for is replaced.
            Files.createFile(target);
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failed) {
                Files.deleteIfExists(target);
                throw failed;
            }
        }
    }

    /** What an upload left behind that was cut off by the end of the platform. */
    private void removeStale() throws IOException {
        Instant limit = Instant.now().minus(STALE);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.getFileName().toString().startsWith(TEMPORARY)
                        && Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                                .toInstant()
                                .isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void look(Path file, List<MissionFile> missionFile) {
        String name = file.getFileName().toString();
        if (!isMission(name)) {
            return;
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()) {
                missionFile.add(new MissionFile(
                        name,
                        attributes.size(),
                        attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MILLIS)));
            }
        } catch (IOException e) {
            LOG.debug("Mission file {} went while the folder was read", file, e);
        }
    }

    private static LanguardException broken(String message, Exception cause) {
        return new LanguardException(ErrorCode.INTERNAL_ERROR, message, cause);
    }
}
