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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restores backups: everything or nothing. Until the files are swapped, nothing of the server has changed; from then on the
 * journal of {@link FolderSwap} and the token in the database tell what a crash has left.
 */
@Component(service = BackupRestorer.class)
public class BackupRestorer {

    private static final Logger LOG = LoggerFactory.getLogger(BackupRestorer.class);

    private static final int SETTLE_ATTEMPTS = 30;

    private final ServerRegistry servers;
    private final ServerSnapshotFactory snapshots;
    private final BackupCreator creator;
    private final GameRest games;
    private final SchemaCache schemaCache;
    private final BackupStore store;

    @Activate
    public BackupRestorer(
            @Reference ServerRegistry servers,
            @Reference ServerSnapshotFactory snapshots,
            @Reference BackupCreator creator,
            @Reference GameRest games,
            @Reference SchemaCache schemaCache,
            @Reference BackupStore store) {
        this.servers = servers;
        this.snapshots = snapshots;
        this.creator = creator;
        this.games = games;
        this.schemaCache = schemaCache;
        this.store = store;
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
                complete(server.id(), swap);
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
            refreshDerivedValues(server);
        }
    }

    private void refreshDerivedValues(ServerInstance server) {
        try {
            servers.refreshDerivedValues(server);
        } catch (RuntimeException e) {
            LOG.warn("Could not derive values from the configuration of server {}", server.id(), e);
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
            if (settleSoon(server.id(), swap)) {
                LOG.warn("Server {} is restored; only the response of the database was lost", server.id(), e);
                return List.of(); // which mods are missing was lost as well
            }
            throw e;
        }
        try {
            complete(server.id(), swap);
        } catch (IOException e) {
            LOG.error("Server {} is restored; the rest will be done before its next start", server.id(), e);
        }
        return missing;
    }

    /** Only the journal matters: replaced files that can't be deleted are in nobody's way. */
    private static void complete(int serverId, FolderSwap swap) throws IOException {
        try {
            swap.complete();
        } catch (IOException e) {
            if (swap.isUnfinished()) {
                throw e;
            }
            LOG.warn("Could not delete the replaced files of server {} yet", serverId, e);
        }
    }

    /**
     * Settles a swap that failed. While the database can't tell what it holds, tries again for a while.
     *
     * @return whether the restore is complete; {@code false} also if that is not known yet
     */
    private boolean settleSoon(int serverId, FolderSwap swap) {
        for (int attempt = 1; ; attempt++) {
            try {
                return settle(serverId, swap);
            } catch (IOException | RuntimeException e) {
                boolean unavailable =
                        e instanceof LanguardException known && known.code() == ErrorCode.DATABASE_UNAVAILABLE;
                if (!unavailable || attempt == SETTLE_ATTEMPTS) {
                    LOG.error("The restore of server {} will be settled before its next start", serverId, e);
                    return false;
                }
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    /** Returns whether a restore of a server was cut off, so that its files are not to be used. */
    public boolean isUnsettled(ServerInstance server) {
        return swapOf(server).isUnfinished();
    }

    /**
     * Settles a restore of a server that was cut off; does nothing if there is none. May be called under the server's lock.
     *
     * @throws LanguardException {@code CONFLICT} if that is not possible
     */
    public void requireSettled(ServerInstance server) {
        if (isUnsettled(server)) {
            server.runLocked(locked -> settleNow(server)); // a restore that is under way holds the lock
        }
    }

    private void settleNow(ServerInstance server) {
        try {
            if (isUnsettled(server) && settle(server.id(), swapOf(server))) {
                snapshots.evict(server.id());
                refreshDerivedValues(server);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("Could not settle the restore of server {}", server.id(), e);
            throw new LanguardException(
                    ErrorCode.CONFLICT,
                    "A restore of server " + server.id()
                            + " was cut off, and it can't be completed or undone yet; try again, or see Languard's log",
                    e);
        }
    }

    private FolderSwap swapOf(ServerInstance server) {
        return new FolderSwap(servers.directoryOf(server.id()));
    }

    /**
     * Completes or rolls back a swap that was cut off, depending on whether the database has changed.
     *
     * @return whether the restore is complete
     * @throws LanguardException {@code DATABASE_UNAVAILABLE} if that is unknown
     */
    boolean settle(int serverId, FolderSwap swap) throws IOException {
        FolderSwap.Journal journal = swap.unfinished().orElse(null);
        if (journal == null) {
            swap.discard();
            return false;
        }
        if (store.restoreToken(serverId).filter(journal.token()::equals).isPresent()) {
            LOG.info("Completing the restore of server {}", serverId);
            complete(serverId, swap);
            return true;
        }
        LOG.info("Rolling back the restore of server {}", serverId);
        swap.rollBack(journal);
        return false;
    }
}
