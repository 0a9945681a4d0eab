package io.languard.luanti;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Reads and writes small text files, so that a reader sees the old or the new one and nothing in between. */
public final class LuantiFiles {

    private LuantiFiles() {}

    /** A file's text, whatever bytes it has; empty if it is not there. */
    public static String read(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }

    /** A file's lines; none if it is not there. */
    public static List<String> lines(Path file) throws IOException {
        return read(file).lines().toList();
    }

    /** Puts a file in the place of another, or where none is; only its owner may read it. */
    public static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
