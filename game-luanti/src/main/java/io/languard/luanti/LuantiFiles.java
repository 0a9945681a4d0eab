package io.languard.luanti;

import io.languard.toolkit.file.OwnerOnlyFiles;
import io.languard.toolkit.text.ForeignText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Reads and writes the game's small text files, which the game writes in UTF-8. */
public final class LuantiFiles {

    /** More than any of these files has; larger ones are not read. */
    static final int MAX_BYTES = 8 * 1024 * 1024;

    private LuantiFiles() {}

    /**
     * Returns a file's text; an empty string if the file does not exist. A file that is not UTF-8, because an admin has
     * edited it, is read as windows-1252.
     *
     * @throws IOException also if the file has more than 8 MiB, as for the other methods
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
        if (!Files.exists(file)) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1); // the size may be unknown, or change
            if (bytes.length > MAX_BYTES) {
                throw new IOException(file + " has more than " + MAX_BYTES + " bytes");
            }
            return bytes;
        }
    }
}
