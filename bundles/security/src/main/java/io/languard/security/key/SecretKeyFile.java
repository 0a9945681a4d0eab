package io.languard.security.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

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

    /** Written beside its place and moved there whole, so that a crash never leaves half a key. */
    private static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        byte[] key = new byte[SIZE];
        new SecureRandom().nextBytes(key);
        Path fresh = folder.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel out = FileChannel.open(
                fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(folder))) {
            ByteBuffer bytes = ByteBuffer.wrap(key);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
        if (!isPosix(folder)) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
        };
    }

    private static void restrict(Path file) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ONLY));
        }
    }

    private static boolean isPosix(Path path) throws IOException {
        FileStore store = Files.getFileStore(path);
        return store.supportsFileAttributeView(PosixFileAttributeView.class);
    }
}
