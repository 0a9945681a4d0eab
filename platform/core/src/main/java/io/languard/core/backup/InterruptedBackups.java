package io.languard.core.backup;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.settings.Settings;
import io.languard.spi.backup.BackupRecord;
import io.languard.spi.backup.BackupStore;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tidies up after a crash: settles restores before any server is started, and deletes what is left of backups. */
@Component(service = InterruptedBackups.class)
public class InterruptedBackups {

    private static final Logger LOG = LoggerFactory.getLogger(InterruptedBackups.class);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final RestoreSettler settler;
    private final BackupCreator creator;
    private final BackupStore store;
    private final Path servers;
    private final Path backups;

    @Activate
    public InterruptedBackups(
            @Reference RestoreSettler settler,
            @Reference BackupCreator creator,
            @Reference BackupStore store,
            @Reference Settings settings) {
        this.settler = settler;
        this.creator = creator;
        this.store = store;
        this.servers = settings.data().resolve("servers");
        this.backups = settings.backups();
    }

    @FunctionalInterface
    private interface Task {
        void run(int serverId, Path folder) throws IOException;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /**
     * Settles the restores that were cut off. One that can't be settled is logged and left.
     *
     * @throws LanguardException {@code DATABASE_UNAVAILABLE} if it is not known yet what the database holds
     */
    public void settleRestores() {
        forEach(servers, (id, directory) -> {
            if (Files.isDirectory(directory.resolve(FolderSwap.FOLDER))) {
                settler.settle(id, new FolderSwap(directory));
            }
        });
    }

    /**
     * Deletes what is left of backups that were cut off, and stores rows of complete ones that have none. Backups may be
     * created meanwhile.
     *
     * @throws LanguardException {@code DATABASE_UNAVAILABLE} if the rows can't be read or stored
     */
    public void tidyUp() {
        forEach(backups, this::tidyUp);
    }

    private void tidyUp(int serverId, Path folder) throws IOException {
        BackupFolder files = new BackupFolder(folder);
        // In this order: what is not under way any more when the folder is read has its row when the rows are read.
        List<String> complete = files.cleanUp(creator::isUnderWay);
        Set<String> known =
                store.list(serverId).stream().map(BackupRecord::file).collect(Collectors.toSet());
        for (String file : complete) {
            if (!known.contains(file)) {
                attempt(files.archive(file), () -> adopt(serverId, files, file));
            }
        }
    }

    /** A crash between the files and the row, or a new database: the manifest has what the row had. */
    private void adopt(int serverId, BackupFolder folder, String file) throws IOException {
        BackupManifest manifest = BackupManifest.read(folder.manifest(file));
        if (manifest.serverId() != serverId) {
            LOG.warn("Ignored {}: it is a backup of server {}", folder.archive(file), manifest.serverId());
            return;
        }
        store.insert(BackupCreator.record(manifest, file));
        LOG.info("Found the backup {}", folder.archive(file));
    }

    private static void forEach(Path parent, Task task) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                if (NUMBER.matcher(name).matches() && Files.isDirectory(folder)) {
                    attempt(folder, () -> task.run(Integer.parseInt(name), folder));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return; // nothing was ever created
        } catch (IOException | DirectoryIteratorException e) {
            LOG.error("Could not read {}", parent, e);
        }
    }

    /** Goes on after any failure but that of the database, so that one folder or file does not hold up the others. */
    private static void attempt(Path path, Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            if (e instanceof LanguardException known && known.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                throw known;
            }
            LOG.error("Could not tidy up {}", path, e);
        }
    }
}
