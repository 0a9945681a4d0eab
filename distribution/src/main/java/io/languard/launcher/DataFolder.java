package io.languard.launcher;

import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** The data folder, which is locked by one running Languard at a time. */
final class DataFolder {

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
            return new DataFolder(path, lock(path));
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
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnlyFiles.fileAttributes());
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

    private static String unwritable(Path path) {
        return "LANGUARD_DATA is '" + path + "', but must be a writable folder";
    }
}
