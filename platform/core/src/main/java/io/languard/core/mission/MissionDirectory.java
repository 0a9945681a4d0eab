package io.languard.core.mission;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.toolkit.file.OwnerOnlyFiles;
import io.languard.toolkit.file.TemporaryFiles;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mission files of one folder. */
final class MissionDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(MissionDirectory.class);

    /** More than any game has; each takes memory and a row. */
    static final int MAX_MISSIONS = 10_000;

    private final Path folder;
    private final Set<String> extensions;
    private final Predicate<Path> isUnpacked;

    /** @param isUnpacked whether a subfolder is a mission */
    MissionDirectory(Path folder, Set<String> extensions, Predicate<Path> isUnpacked) {
        this.folder = folder;
        this.extensions = extensions;
        this.isUnpacked = isUnpacked;
    }

    /**
     * A mission file on disk.
     *
     * @param modifiedAt truncated to milliseconds, the precision in which it is stored
     */
    record MissionFile(String name, long size, Instant modifiedAt) {}

    /** Lists all mission files and folders. Symbolic links are not followed. */
    List<MissionFile> list() {
        List<MissionFile> missionFiles = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                addIfMission(file, missionFiles);
                requireLimited(missionFiles);
            }
            missionFiles.addAll(UnpackedMissions.list(folder, isUnpacked));
            requireLimited(missionFiles);
            return missionFiles;
        } catch (NoSuchFileException e) {
            return List.of(); // the first upload creates the folder
        } catch (IOException | UncheckedIOException e) {
            throw ioError("Could not read the missions folder", e);
        }
    }

    /** Returns the current state of the file with this name. Throws {@code INTERNAL_ERROR} if it does not exist. */
    MissionFile find(String name) {
        List<MissionFile> missionFiles = new ArrayList<>();
        addIfMission(path(name), missionFiles);
        if (missionFiles.isEmpty()) {
            throw ioError("Mission file " + name + " no longer exists", null);
        }
        return missionFiles.get(0);
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    boolean exists(String name) {
        return Files.exists(path(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns the extensions of mission files for messages to clients. */
    String extensions() {
        return String.join(", ", new TreeSet<>(extensions));
    }

    boolean isMission(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && extensions.stream()
                        .anyMatch(extension -> lower.endsWith(extension) && lower.length() > extension.length());
    }

    String withoutExtension(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return extensions.stream()
                .filter(lower::endsWith)
                .findFirst()
                .map(extension -> name.substring(0, name.length() - extension.length()))
                .orElse(name);
    }

    void delete(String name) {
        try {
            Path mission = path(name);
            if (Files.isDirectory(mission, LinkOption.NOFOLLOW_LINKS)) {
                OwnerOnlyFiles.deleteTree(mission);
            } else {
                Files.deleteIfExists(mission);
            }
        } catch (IOException e) {
            throw ioError("Could not delete mission file " + name, e);
        }
    }

    /** Creates an empty file in the same folder under a name that is not recognized as a mission. */
    Path createTemporary() throws IOException {
        OwnerOnlyFiles.createDirectories(folder);
        deleteLeftovers();
        return TemporaryFiles.create(folder);
    }

    /** Deletes temporary files of uploads that were interrupted by the end of an earlier run of the platform. */
    void deleteLeftovers() throws IOException {
        TemporaryFiles.deleteLeftovers(folder);
    }

    /**
     * Moves a temporary file atomically to its final name.
     *
     * @throws FileAlreadyExistsException if a file with this name exists
     */
    void moveIntoPlace(Path temporary, String name) throws IOException {
        Path target = path(name);
        try {
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // The file system has no hard links: reserve the name with an empty file, then replace that file.
            Files.createFile(target);
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failed) {
                Files.deleteIfExists(target);
                throw failed;
            }
        }
    }

    private static void requireLimited(List<MissionFile> missionFiles) {
        if (missionFiles.size() > MAX_MISSIONS) {
            throw ioError("The missions folder contains more than " + MAX_MISSIONS + " missions", null);
        }
    }

    private void addIfMission(Path file, List<MissionFile> missionFiles) {
        String name = file.getFileName().toString();
        if (!isMission(name)) {
            return;
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()) {
                missionFiles.add(new MissionFile(
                        name,
                        attributes.size(),
                        attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MILLIS)));
            }
        } catch (IOException e) {
            LOG.debug("Mission file {} disappeared while the folder was read", file, e);
        }
    }

    private static LanguardException ioError(String message, @Nullable Exception cause) {
        return new LanguardException(ErrorCode.INTERNAL_ERROR, message, cause);
    }
}
