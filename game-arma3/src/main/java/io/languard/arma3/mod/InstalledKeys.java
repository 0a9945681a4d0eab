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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A list of the keys that the adapter has installed: the SHA-256 of a file and its name in each line. A file that has
 * been changed since then belongs to the admin. A key is listed before it is installed, so that it is known even if the
 * platform ends meanwhile; while a key is being replaced, its file has two lines. Not thread-safe.
 */
final class InstalledKeys {

    private final Path file;
    private final boolean isNew;
    private final Map<String, Set<String>> hashes = new TreeMap<>();
    private String stored = "";

    private InstalledKeys(Path file) {
        this.file = file;
        isNew = !Files.exists(file);
    }

    static InstalledKeys read(Path file) throws IOException {
        InstalledKeys installed = new InstalledKeys(file);
        if (!installed.isNew) {
            installed.stored = Files.readString(file);
            installed.stored.lines().map(line -> line.split(" ", 2)).forEach(line -> {
                if (line.length == 2) {
                    installed.add(line[1], line[0]);
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
        return hashes.getOrDefault(key.getFileName().toString(), Set.of()).contains(hash(Files.readAllBytes(key)));
    }

    /** Returns whether another key of the admin is stored in a file. */
    boolean isTaken(Path path, byte[] key) throws IOException {
        return Files.exists(path) && !contains(path) && !Arrays.equals(Files.readAllBytes(path), key);
    }

    /** Lists keys that are about to be installed. */
    void announce(Map<String, byte[]> keys) throws IOException {
        keys.forEach((name, key) -> add(name, hash(key)));
        store();
    }

    /** Removes what {@link #announce} has listed besides the installed keys, and files that no longer exist. */
    void complete(Path folder, Map<String, byte[]> keys) throws IOException {
        hashes.keySet().removeIf(name -> !Files.exists(folder.resolve(name)));
        keys.forEach((name, key) -> hashes.put(name, new TreeSet<>(Set.of(hash(key)))));
        store();
    }

    private void add(String name, String hash) {
        hashes.computeIfAbsent(name, key -> new TreeSet<>()).add(hash);
    }

    private void store() throws IOException {
        StringBuilder text = new StringBuilder();
        hashes.forEach((name, all) ->
                all.forEach(hash -> text.append(hash).append(' ').append(name).append('\n')));
        if (!Files.exists(file) || !stored.contentEquals(text)) {
            stored = text.toString();
            OwnerOnlyFiles.replace(file, stored.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String hash(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
