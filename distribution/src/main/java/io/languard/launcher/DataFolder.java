package io.languard.launcher;

import io.languard.toolkit.file.OwnerOnlyFiles;
import io.languard.toolkit.file.TemporaryFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.regex.Pattern;

/** The data folder, which is locked by one running Languard at a time. */
final class DataFolder {

    private static final Pattern IDENTITY = Pattern.compile("[0-9a-f]{" + TemporaryFiles.ID_LENGTH + "}");

    private final Path path;
    private final FileLock lock;

    private DataFolder(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Creates the folder if necessary, accessible to its owner only, and locks it. */
    static DataFolder prepare(Path path) throws StartupException {
        try {
            OwnerOnlyFiles.createDirectories(path);
            OwnerOnlyFiles.createDirectories(path.resolve("logs"));
            if (!Files.isWritable(path) || !Files.isWritable(path.resolve("logs"))) {
                throw new StartupException(unwritable(path));
            }
            FileLock lock = lock(path);
            System.setProperty(TemporaryFiles.OWNER_PROPERTY, identity(lock.channel()));
            TemporaryFiles.deleteLeftovers(path);
            InterruptedRollover.complete(path.resolve("logs"));
            return new DataFolder(path, lock);
        } catch (IOException e) {
            throw new StartupException(unwritable(path), e);
        }
    }

    Path path() {
        return path;
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path cache() {
        return path.resolve("cache");
    }

    /** Releases the lock. */
    void release() throws StartupException {
        try {
            lock.channel().close();
        } catch (IOException e) {
            throw new StartupException("failed to release the lock of " + path + ": " + e.getMessage(), e);
        }
    }

    private static FileLock lock(Path path) throws IOException, StartupException {
        Path file = path.resolve("languard.lock");
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                OwnerOnlyFiles.fileAttributes());
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // locked within this process
        }
        channel.close();
        throw new StartupException("LANGUARD_DATA is '" + path + "', but another Languard is using that folder");
    }

    /** Returns the permanent identity of the folder, by which its temporary files are recognized; created if missing. */
    private static String identity(FileChannel lockFile) throws IOException {
        ByteBuffer stored = ByteBuffer.allocate(TemporaryFiles.ID_LENGTH);
        lockFile.read(stored, 0);
        String identity = new String(stored.array(), 0, stored.position(), StandardCharsets.US_ASCII);
        if (!IDENTITY.matcher(identity).matches()) {
            identity = TemporaryFiles.newId();
            lockFile.write(ByteBuffer.wrap(identity.getBytes(StandardCharsets.US_ASCII)), 0);
            lockFile.force(true);
        }
        return identity;
    }

    private static String unwritable(Path path) {
        return "LANGUARD_DATA is '" + path + "', but must be a writable folder";
    }
}
