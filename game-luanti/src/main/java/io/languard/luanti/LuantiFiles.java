package io.languard.luanti;

import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Reads and writes the game's small text files, all of them UTF-8. */
public final class LuantiFiles {

    private LuantiFiles() {}

    /** Returns a file's text, with malformed bytes replaced; an empty string if the file does not exist. */
    public static String read(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }

    /** Returns a file's lines; an empty list if the file does not exist. */
    public static List<String> lines(Path file) throws IOException {
        return read(file).lines().toList();
    }

    /** Creates or replaces a file atomically, with its parent directories. */
    public static void write(Path file, String text) throws IOException {
        OwnerOnlyFiles.createDirectories(Objects.requireNonNull(file.getParent(), "file without a directory"));
        OwnerOnlyFiles.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
