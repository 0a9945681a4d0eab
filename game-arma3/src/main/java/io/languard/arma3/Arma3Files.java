package io.languard.arma3;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes files so that a reader sees the old or the new one and nothing in between. Only their owner may read them: mode 0600,
 * folders 0700 (where the file system has modes).
 */
public final class Arma3Files {

    private static final FileAttribute<?>[] FOLDER =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                    }
                    : new FileAttribute<?>[0];

    private Arma3Files() {}

    /** Makes a folder and its parents where they are missing. */
    public static Path createDirectories(Path folder) throws IOException {
        return Files.createDirectories(folder, FOLDER);
    }

    /** What is to stand in a file. */
    @FunctionalInterface
    public interface ContentWriter {
        /** Writes it. */
        void write(OutputStream out) throws IOException;
    }

    /** Puts a file in the place of another, or where none is. */
    public static void replace(Path file, ContentWriter contentWriter) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
                contentWriter.write(out);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
