package io.languard.core.backup;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.settings.Settings;
import io.languard.spi.backup.BackupRecord;
import io.languard.spi.backup.BackupStore;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tidies up after a crash, before any server is started: settles restores, and deletes what is left of backups. */
@Component(service = InterruptedBackups.class)
public class InterruptedBackups {

    private static final Logger LOG = LoggerFactory.getLogger(InterruptedBackups.class);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final BackupRestorer restorer;
    private final BackupStore store;
    private final Path servers;
    private final Path backups;

    @Activate
    public InterruptedBackups(
            @Reference BackupRestorer restorer, @Reference BackupStore store, @Reference Settings settings) {
        this.restorer = restorer;
        this.store = store;
        this.servers = settings.data().resolve("servers");
        this.backups = settings.backups();
    }

    @FunctionalInterface
    private interface Task {
        void run(int serverId, Path folder) throws IOException;
    }

    /** Tidies up. Throws {@code DATABASE_UNAVAILABLE} if that is not possible yet. */
    public void recover() {
        forEach(servers, (id, directory) -> {
            if (Files.isDirectory(directory.resolve(FolderSwap.FOLDER))) {
                restorer.settle(id, new FolderSwap(directory));
            }
        });
        forEach(backups, this::tidyUp);
    }

    private void tidyUp(int serverId, Path folder) throws IOException {
        BackupFolder files = new BackupFolder(folder);
        Set<String> known =
                store.list(serverId).stream().map(BackupRecord::file).collect(Collectors.toSet());
        for (String file : files.cleanUp()) {
            if (!known.contains(file)) {
                adopt(files, file);
            }
        }
    }

    /** A crash between the files and the row, or a new database: the manifest has what the row had. */
    private void adopt(BackupFolder folder, String file) throws IOException {
        try {
            store.insert(BackupCreator.record(BackupManifest.read(folder.manifest(file)), file));
            LOG.info("Found the backup {}", folder.archive(file));
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                throw e;
            }
            LOG.warn("Ignored the backup {}: {}", folder.archive(file), e.getMessage());
        }
    }

    private static void forEach(Path parent, Task task) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                if (NUMBER.matcher(name).matches() && Files.isDirectory(folder)) {
                    attempt(Integer.parseInt(name), folder, task);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return; // nothing was ever created
        } catch (IOException e) {
            LOG.error("Could not read {}", parent, e);
        }
    }

    private static void attempt(int serverId, Path folder, Task task) {
        try {
            task.run(serverId, folder);
        } catch (IOException e) {
            LOG.error("Could not tidy up {}", folder, e);
        }
    }
}
