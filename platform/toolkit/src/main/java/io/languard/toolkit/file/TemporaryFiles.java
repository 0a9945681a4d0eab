package io.languard.toolkit.file;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Temporary files that a crash cannot leave behind for good. Their names contain the installation and the run that
 * created them, so the next run deletes those of earlier runs, but never its own, those of another installation, or other
 * files.
 */
public final class TemporaryFiles {

    /**
     * The system property with the permanent identity of the installation, {@value #ID_LENGTH} hexadecimal digits. The
     * launcher sets it before any adapter is loaded.
     */
    public static final String OWNER_PROPERTY = "languard.files.owner";

    /** The length of an identity. */
    public static final int ID_LENGTH = 16;

    private static final String RUN_PROPERTY = "languard.files.run";
    private static final String PREFIX = ".languard-";
    private static final String SUFFIX = ".tmp";

    private TemporaryFiles() {}

    /** Returns a new random identity. */
    public static String newId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, ID_LENGTH);
    }

    /** Creates an empty file that only its owner can access, in an existing directory. */
    public static Path create(Path directory) throws IOException {
        Path file = directory.resolve(ownersPrefix() + run() + "-" + newId() + SUFFIX);
        return Files.createFile(file, OwnerOnlyFiles.fileAttributes());
    }

    /** Deletes the temporary files of earlier runs in a directory, which need not exist. */
    public static void deleteLeftovers(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (isLeftover(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // there is nothing to delete
        }
    }

    /** Deletes the temporary files of earlier runs in a directory and below, without following links. */
    public static void deleteLeftoversBelow(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        // A link to the directory itself is followed.
        Files.walkFileTree(directory.toRealPath(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (isLeftover(file)) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE; // deleted meanwhile, or not readable and so not ours
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isLeftover(Path file) {
        String name = file.getFileName().toString();
        Pattern ours = Pattern.compile(Pattern.quote(ownersPrefix()) + "([0-9a-f]{16})-[0-9a-f]{16}\\.tmp");
        return ours.matcher(name).matches()
                && !name.startsWith(ownersPrefix() + run())
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static String ownersPrefix() {
        return PREFIX + System.getProperty(OWNER_PROPERTY, "0".repeat(ID_LENGTH)) + "-";
    }

    /** Returns the identity of this process, which all copies of this class in it share. */
    private static String run() {
        return (String) System.getProperties().computeIfAbsent(RUN_PROPERTY, property -> newId());
    }
}
