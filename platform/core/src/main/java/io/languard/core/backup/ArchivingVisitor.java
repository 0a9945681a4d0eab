package io.languard.core.backup;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.server.ServerInstance;
import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Adds files to an archive. While a game runs, its databases are added by way of a copy and without their journals; at rest,
 * both are added as they are. One backup does not mix both, since a database and a journal of different times are damaged.
 */
final class ArchivingVisitor implements BackupFiles.Visitor {

    private final ServerInstance server;
    private final BackupFiles files;
    private final ArchiveWriter writer;
    private final DatabaseCopier copier;
    private final Path copy;
    private @Nullable Activity activity;

    /** Copies a database of a running game to the file for copies, which is empty. */
    @FunctionalInterface
    interface DatabaseCopier {
        void copy(Path database) throws IOException;
    }

    /**
     * Whether a server is active.
     *
     * @param launch the last one of a server at rest; another one means that it has run meanwhile
     */
    private record Activity(boolean active, @Nullable String launch) {

        static Activity of(ServerInstance server) {
            return server.isActive()
                    ? new Activity(true, null)
                    : new Activity(false, server.record().runState().launch());
        }
    }

    ArchivingVisitor(ServerInstance server, BackupFiles files, ArchiveWriter writer, DatabaseCopier copier, Path copy) {
        this.server = server;
        this.files = files;
        this.writer = writer;
        this.copier = copier;
        this.copy = copy;
    }

    @Override
    public void folder(Path folder, String name) throws IOException {
        writer.addFolder(name);
    }

    @Override
    public void file(Path file, String name, BasicFileAttributes attributes) throws IOException, InterruptedException {
        Path relative = Path.of(name);
        if (files.isJournal(relative) || files.isDatabase(relative)) {
            addDatabase(file, name, files.isJournal(relative));
        } else {
            writer.addFile(file, name);
        }
    }

    private void addDatabase(Path file, String name, boolean isJournal) throws IOException, InterruptedException {
        Activity now = Activity.of(server);
        if (activity == null) {
            activity = now;
        } else if (!activity.equals(now)) {
            throw changed();
        }
        if (!now.active()) {
            writer.addFile(file, name);
            requireUnchanged();
        } else if (!isJournal) {
            addCopy(file, name);
        }
    }

    /** Throws {@code CONFLICT} if databases were added as they are, and the server has been started since then. */
    void requireUnchanged() {
        if (activity != null && !activity.active() && !activity.equals(Activity.of(server))) {
            throw changed();
        }
    }

    private static LanguardException changed() {
        return new LanguardException(
                ErrorCode.CONFLICT, "The server was started or stopped while its databases were copied; try again");
    }

    private void addCopy(Path file, String name) throws IOException, InterruptedException {
        try {
            OwnerOnlyFiles.recreate(copy);
            copier.copy(file);
            writer.addFile(copy, name);
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
