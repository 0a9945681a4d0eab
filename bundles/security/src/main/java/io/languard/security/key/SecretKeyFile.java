package io.languard.security.key;

import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The file that holds the platform's one secret: 32 random bytes that only the platform's own user may read. */
final class SecretKeyFile {

    static final int SIZE = 32;

    private static final String OWNER_ONLY = "rw-------";

    private SecretKeyFile() {}

    /**
     * Reads the file, or makes it if it is not there.
     *
     * @throws IllegalStateException with one line that says what to do, if it is there and can't be used: a new key in its
     *     place would make every stored secret unreadable
     */
    static byte[] readOrCreate(Path file) {
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            restrict(file);
            byte[] key = Files.size(file) == SIZE ? Files.readAllBytes(file) : new byte[0];
            if (key.length != SIZE) {
                throw new IllegalStateException("The secret key " + file + " is damaged: it must have " + SIZE
                        + " bytes. Put the right file back; without it stored secrets can't be read.");
            }
            return key;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The secret key " + file + " can't be read or made: "
                            + e.getClass().getSimpleName() + " " + e.getMessage(),
                    e);
        }
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] key = new byte[SIZE];
        new SecureRandom().nextBytes(key);
        OwnerOnlyFiles.replace(file.toAbsolutePath(), key);
    }

    /** One that was copied here may have lost its mode. */
    private static void restrict(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ONLY));
        }
    }
}
