package io.languard.arma3.mod;

import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A list of the keys that the adapter has installed: the SHA-256 of a file and its name in each line. A file that has
 * been changed since then belongs to the admin. Not thread-safe.
 */
final class InstalledKeys {

    private final Path file;
    private final boolean isNew;
    private final Map<String, String> hashes = new TreeMap<>();

    private InstalledKeys(Path file) {
        this.file = file;
        isNew = !Files.exists(file);
    }

    static InstalledKeys read(Path file) throws IOException {
        InstalledKeys installed = new InstalledKeys(file);
        if (!installed.isNew) {
            Files.readString(file).lines().map(line -> line.split(" ", 2)).forEach(line -> {
                if (line.length == 2) {
                    installed.hashes.put(line[1], line[0]);
                }
            });
        }
        return installed;
    }

    /** Returns whether there was no list yet, because the server has not been started by this adapter. */
    boolean isNew() {
        return isNew;
    }

    /** Returns whether a file is as the adapter installed it. */
    boolean contains(Path key) throws IOException {
        return hash(Files.readAllBytes(key)).equals(hashes.get(key.getFileName().toString()));
    }

    /** Returns whether another key of the admin is stored in a file. */
    boolean isTaken(Path path, byte[] key) throws IOException {
        return Files.exists(path) && !contains(path) && !Arrays.equals(Files.readAllBytes(path), key);
    }

    void add(String name, byte[] key) {
        hashes.put(name, hash(key));
    }

    void remove(String name) {
        hashes.remove(name);
    }

    void write() throws IOException {
        StringBuilder text = new StringBuilder();
        hashes.forEach(
                (name, hash) -> text.append(hash).append(' ').append(name).append('\n'));
        OwnerOnlyFiles.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
