package io.languard.security.key;

import io.languard.service.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The file that stores the platform's master secret: 32 random bytes, readable only by the platform's own user. */
final class SecretKeyFile {

    static final int SIZE = 32;

    private static final String OWNER_ONLY = "rw-------";

    private SecretKeyFile() {}

    /**
     * Reads the file, creating it if it does not exist.
     *
     * @throws IllegalStateException with a one-line message that says what to do, if the file exists but is unusable;
     *     generating a new key instead would make every stored secret unreadable
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
                        + " bytes. Restore the original file; stored secrets cannot be decrypted without it.");
            }
            return key;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The secret key " + file + " could not be read or created: "
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

    /** Restricts the file to its owner, because copying may have widened its permissions. */
    private static void restrict(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ONLY));
        }
    }
}
