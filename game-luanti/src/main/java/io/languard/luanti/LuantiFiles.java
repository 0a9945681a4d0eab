package io.languard.luanti;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Reads and writes small text files, so that a reader sees the old or the new one and nothing in between. Only their owner may
 * read what is written: mode 0600, folders 0700 (where the file system has modes).
 */
public final class LuantiFiles {

    private static final FileAttribute<?>[] FOLDER =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                    }
                    : new FileAttribute<?>[0];

    private LuantiFiles() {}

    /** Makes a folder and its parents where they are missing. */
    public static Path createDirectories(Path folder) throws IOException {
        return Files.createDirectories(folder, FOLDER);
    }

    /** A file's text, whatever bytes it has; empty if it is not there. */
    public static String read(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }

    /** A file's lines; none if it is not there. */
    public static List<String> lines(Path file) throws IOException {
        return read(file).lines().toList();
    }

    /** Puts a file in the place of another, or where none is. */
    public static void write(Path file, String text) throws IOException {
        createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
