package io.languard.lxc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Distinguishes this platform from others on the same engine. The id lives as long as the table of worlds: with a
 * database server it is derived from the database's location; otherwise it is stored beside the embedded database.
 */
final class PlatformId {

    private static final String PREFIX = "languard.setting.";
    private static final int LENGTH = 12;

    private PlatformId() {}

    /** Returns the id of the platform that runs with these framework properties. */
    static String of(UnaryOperator<String> properties) {
        String database = Stream.of("DB_HOST", "DB_PORT", "DB_NAME")
                .map(name -> properties.apply(PREFIX + name))
                .map(text -> text == null ? "" : text.strip())
                .collect(Collectors.joining("\n"));
        if (!database.isBlank()) {
            return digest(database);
        }
        String data = properties.apply(PREFIX + "LANGUARD_DATA");
        return data == null ? "default" : stored(Path.of(data).resolve("platform.id"));
    }

    private static String stored(Path file) {
        try {
            if (Files.notExists(file)) {
                Files.writeString(
                        file, UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to store the platform id in " + file, e);
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
