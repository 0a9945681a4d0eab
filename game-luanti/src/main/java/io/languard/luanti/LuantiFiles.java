package io.languard.luanti;

import io.languard.toolkit.file.OwnerOnlyFiles;
import io.languard.toolkit.text.ForeignText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Reads and writes the game's small text files, which the game writes in UTF-8. */
public final class LuantiFiles {

    private LuantiFiles() {}

    /**
     * Returns a file's text; an empty string if the file does not exist. A file that is not UTF-8, because an admin has
     * edited it, is read as windows-1252.
     */
    public static String read(Path file) throws IOException {
        return ForeignText.decode(bytes(file));
    }

    /** Returns a file's lines; an empty list if the file does not exist. */
    public static List<String> lines(Path file) throws IOException {
        return read(file).lines().toList();
    }

    /** Returns a file's bytes as characters 0 to 255; an empty string if the file does not exist. */
    public static String readBytes(Path file) throws IOException {
        return new String(bytes(file), StandardCharsets.ISO_8859_1);
    }

    /** Decodes the bytes that a text of {@link #readBytes} consists of. */
    public static String decode(String bytes) {
        return ForeignText.decode(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Returns a text in the form of {@link #readBytes}. */
    public static String encode(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /**
     * Creates or replaces a file atomically, with its parent directories. If the file is a link, the file that it leads
     * to is replaced.
     */
    public static void write(Path file, String text) throws IOException {
        write(file, text, StandardCharsets.UTF_8);
    }

    /** Writes a text in the form of {@link #readBytes}. See {@link #write(Path, String)}. */
    public static void writeBytes(Path file, String text) throws IOException {
        write(file, text, StandardCharsets.ISO_8859_1);
    }

    private static void write(Path file, String text, Charset charset) throws IOException {
        OwnerOnlyFiles.createDirectories(Objects.requireNonNull(file.getParent(), "file without a directory"));
        Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
        OwnerOnlyFiles.replace(target, text.getBytes(charset));
    }

    private static byte[] bytes(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }
}
