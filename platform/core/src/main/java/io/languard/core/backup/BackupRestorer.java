package io.languard.core.backup;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.config.SchemaCache;
import io.languard.core.job.JobControl;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.service.backup.Backup;
import io.languard.service.backup.BackupReason;
import io.languard.service.user.Actor;
import io.languard.spi.backup.BackupRecord;
import io.languard.spi.backup.BackupStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restores backups: everything or nothing. Until the files are swapped, nothing of the server has changed; from then on
 * {@link RestoreSettler} can tell what a crash has left.
 */
@Component(service = BackupRestorer.class)
public class BackupRestorer {

    private static final Logger LOG = LoggerFactory.getLogger(BackupRestorer.class);

    private final ServerRegistry servers;
    private final ServerSnapshotFactory snapshots;
    private final BackupCreator creator;
    private final GameRest games;
    private final SchemaCache schemaCache;
    private final BackupStore store;
    private final RestoreSettler settler;

    @Activate
    public BackupRestorer(
            @Reference ServerRegistry servers,
            @Reference ServerSnapshotFactory snapshots,
            @Reference BackupCreator creator,
            @Reference GameRest games,
            @Reference SchemaCache schemaCache,
            @Reference BackupStore store,
            @Reference RestoreSettler settler) {
        this.servers = servers;
        this.snapshots = snapshots;
        this.creator = creator;
        this.games = games;
        this.schemaCache = schemaCache;
        this.store = store;
        this.settler = settler;
    }

    /**
     * Restores a backup.
     *
     * @throws LanguardException {@code CONFLICT} if the server is not at rest, or the backup is damaged, of another game or
     *     of a newer form
     */
    RestoreResult restore(ServerInstance server, BackupRecord backup, Actor actor, JobControl control)
            throws IOException, InterruptedException {
        BackupFolder folder = creator.folderOf(server.id());
        BackupManifest manifest = manifest(folder, backup, server);
        ArchiveExtractor extractor = new ArchiveExtractor(control);
        Path archive = folder.archive(backup.file());
        long size = Math.max(1, Files.size(archive));
        control.report(0.0, "Checking the archive");
        extractor.verify(
                archive,
                backup.backup().sha256(),
                bytes -> control.report(0.15 * bytes / size, "Checking the archive"));
        Path directory = servers.directoryOf(server.id());
        Files.createDirectories(directory);
        BackupCreator.requireSpace(directory, manifest.contentBytes());
        Backup before = creator.create(
                server,
                "Before the restore of " + backup.backup().name(),
                actor.name(),
                BackupReason.BEFORE_RESTORE,
                control,
                0.15,
                0.5,
                false);
        server.audit(actor, BackupCreator.event(before));
        BackupCreator.requireSpace(directory, manifest.contentBytes()); // again: that backup has taken some
        FolderSwap swap = new FolderSwap(directory);
        try {
            long total = Math.max(1, manifest.contentBytes());
            extractor.extract(
                    archive,
                    swap.prepare(),
                    manifest.entries(),
                    manifest.contentBytes(),
                    bytes -> control.report(0.5 + 0.45 * bytes / total, "Unpacking files"));
            BackupFiles files = games.files(server, directory);
            List<String> unknownSettings = unknownSettings(manifest);
            control.report(0.95, "Replacing the files");
            control.disableCancellation();
            List<String> missing = replace(server, manifest, swap, files);
            return new RestoreResult(missing, unknownSettings);
        } finally {
            if (!swap.isUnfinished()) {
                RestoreSettler.complete(server.id(), swap);
            }
        }
    }

    /** Only informs, so an adapter whose schema is invalid is no reason not to restore. */
    private List<String> unknownSettings(BackupManifest manifest) {
        try {
            return schemaCache
                    .find(manifest.gameType())
                    .map(schema -> RestoreResult.unknownSettings(manifest.content(), schema))
                    .orElse(List.of());
        } catch (RuntimeException e) {
            LOG.warn("Could not compare a backup's settings with those of the game '{}'", manifest.gameType(), e);
            return List.of();
        }
    }

    private static BackupManifest manifest(BackupFolder folder, BackupRecord backup, ServerInstance server)
            throws IOException {
        if (!folder.isComplete(backup.file())) {
            throw new LanguardException(ErrorCode.CONFLICT, "The files of the backup are missing");
        }
        BackupManifest manifest = BackupManifest.read(folder.manifest(backup.file()));
        if (!manifest.gameType().equals(server.record().gameType())) {
            throw new LanguardException(ErrorCode.CONFLICT, "The backup is of the game '" + manifest.gameType() + "'");
        }
        return manifest;
    }

    /** Throws {@code CONFLICT} unless the server has no process and none is about to be started. */
    static void requireAtRest(ServerInstance server) {
        requireInactive(server);
        if (server.isRestartPending()) {
            throw stopFirst(server);
        }
    }

    /** Throws {@code CONFLICT} if the server has a process. */
    static void requireInactive(ServerInstance server) {
        if (server.isDeleted()) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Server with id " + server.id() + " not found");
        }
        if (server.isActive() || server.process() != null) {
            throw stopFirst(server);
        }
    }

    private static LanguardException stopFirst(ServerInstance server) {
        return new LanguardException(
                ErrorCode.CONFLICT,
                "Server with id " + server.id() + " is " + server.status().wireName() + "; stop it first");
    }

    /** Under the server's lock, so that it is not started meanwhile. */
    private List<String> replace(ServerInstance server, BackupManifest manifest, FolderSwap swap, BackupFiles files)
            throws IOException {
        String token = UUID.randomUUID().toString();
        IOException[] failure = new IOException[1];
        try {
            List<String> missing = server.callLocked(locked -> {
                requireAtRest(server);
                try {
                    return replaceLocked(server, manifest, swap, files, token);
                } catch (IOException e) {
                    failure[0] = e;
                    return List.of();
                } finally {
                    snapshots.evict(server.id()); // before the server can be started
                }
            });
            if (failure[0] != null) {
                throw failure[0];
            }
            return missing;
        } finally {
            settler.refreshDerivedValues(server);
        }
    }

    private List<String> replaceLocked(
            ServerInstance server, BackupManifest manifest, FolderSwap swap, BackupFiles files, String token)
            throws IOException {
        List<String> missing;
        try {
            swap.swap(token, files::isExcluded);
            missing = store.restore(server.id(), server.record().gameType(), manifest.content(), token);
        } catch (IOException | RuntimeException e) {
            if (settler.settleSoon(server.id(), swap)) {
                LOG.warn("Server {} is restored; only the response of the database was lost", server.id(), e);
                return List.of(); // which mods are missing was lost as well
            }
            throw e;
        }
        try {
            RestoreSettler.complete(server.id(), swap);
        } catch (IOException e) {
            LOG.error("Server {} is restored; the rest will be done before its next start", server.id(), e);
        }
        return missing;
    }
}
