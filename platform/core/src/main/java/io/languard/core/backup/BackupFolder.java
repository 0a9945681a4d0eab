package io.languard.core.backup;

import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The files of one server's backups. A backup is complete once its manifest has its final name, which it gets after the
 * archive: what a crash leaves without one is no backup.
 */
final class BackupFolder {

    private static final String ARCHIVE = ".tar.gz";
    private static final String MANIFEST = ".json";
    private static final String UNFINISHED = ".part";

    private final Path folder;

    BackupFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    Path archive(String file) {
        return folder.resolve(file + ARCHIVE);
    }

    Path manifest(String file) {
        return folder.resolve(file + MANIFEST);
    }

    boolean isComplete(String file) {
        return Files.isRegularFile(archive(file), LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(manifest(file), LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns the name of a new backup's files. */
    static String newName() {
        return UUID.randomUUID().toString();
    }

    /** Returns the path of a file that does not count yet. */
    static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    /** Makes the finished files of a backup count, in an order that survives a crash at any point. */
    void commit(String file) throws IOException {
        Files.move(unfinished(archive(file)), archive(file), StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        Files.move(unfinished(manifest(file)), manifest(file), StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    /** Deletes whatever there is of a backup; first what makes it one. */
    void delete(String file) throws IOException {
        Files.deleteIfExists(manifest(file));
        Files.deleteIfExists(archive(file));
        Files.deleteIfExists(unfinished(manifest(file)));
        Files.deleteIfExists(unfinished(archive(file)));
    }

    /**
     * Deletes what a crash has left of backups that were being created or deleted.
     *
     * @param underWay whether the backup with this name is being created, so that its files are left alone
     * @return the names of the complete backups
     */
    List<String> cleanUp(Predicate<String> underWay) throws IOException {
        List<String> complete = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (underWay.test(firstPart(name))) {
                    continue;
                }
                if (name.endsWith(UNFINISHED)) {
                    Files.deleteIfExists(file);
                } else if (name.endsWith(ARCHIVE)) {
                    String stem = name.substring(0, name.length() - ARCHIVE.length());
                    if (isComplete(stem)) {
                        complete.add(stem);
                    } else if (isOurs(stem)) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return complete;
    }

    /** Returns the name of the backup that a file belongs to if Languard has named it. */
    private static String firstPart(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Only files that Languard has named are deleted: an admin may have put others here. */
    private static boolean isOurs(String stem) {
        try {
            return UUID.fromString(stem).toString().equals(stem);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    void create() throws IOException {
        OwnerOnlyFiles.createDirectories(folder);
    }

    /** Writes a folder's entries to the disk, where the system supports it. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
