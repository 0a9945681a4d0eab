package io.languard.core.backup;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.JsonCodec;
import io.languard.core.job.JobControl;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.service.backup.Backup;
import io.languard.service.backup.BackupReason;
import io.languard.service.event.BackupAuditEvent.BackupCreated;
import io.languard.service.event.ServerAuditEvent.ServerWarning;
import io.languard.service.settings.Settings;
import io.languard.service.user.Actor;
import io.languard.spi.backup.BackupRecord;
import io.languard.spi.backup.BackupStore;
import io.languard.spi.backup.StoredContent;
import io.languard.spi.server.ServerRecord;
import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Creates backups. Leaves no file unless the backup is complete. */
@Component(service = BackupCreator.class)
public class BackupCreator {

    /** What stays free on the disk, for the platform itself. */
    private static final long RESERVE = 64L * 1024 * 1024;

    private final ServerRegistry servers;
    private final AdapterRegistry adapters;
    private final GameRest games;
    private final ServerContentReader contents;
    private final BackupStore store;
    private final Path root;

    /** The names of the backups that are being created and have no row yet. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    @Activate
    public BackupCreator(
            @Reference ServerRegistry servers,
            @Reference AdapterRegistry adapters,
            @Reference GameRest games,
            @Reference ServerContentReader contents,
            @Reference BackupStore store,
            @Reference Settings settings) {
        this.servers = servers;
        this.adapters = adapters;
        this.games = games;
        this.contents = contents;
        this.store = store;
        this.root = settings.backups();
    }

    BackupFolder folderOf(int serverId) {
        return new BackupFolder(root.resolve(Integer.toString(serverId)));
    }

    /** Throws {@code GAME_TYPE_NOT_FOUND} if the server runs and its adapter is unavailable. */
    void requireAdapter(ServerInstance server) {
        games.requireAdapter(server);
    }

    /** Returns whether the backup with this name of its files is being created. */
    boolean isUnderWay(String file) {
        return underWay.contains(file);
    }

    /** The size of what is to be written. */
    private static final class Extent {
        long entries;
        long bytes;
        long largestDatabase;
    }

    /**
     * Creates a backup.
     *
     * @param from the part of the job's progress at which this begins; it ends at {@code to}
     * @param isLast whether the job does nothing else, so that it can't be cancelled any more when the backup is complete
     */
    Backup create(
            ServerInstance server,
            String name,
            String actor,
            BackupReason reason,
            JobControl control,
            double from,
            double to,
            boolean isLast)
            throws IOException, InterruptedException {
        Path directory = servers.directoryOf(server.id());
        BackupFiles files = games.files(server, directory);
        BackupFolder folder = folderOf(server.id());
        control.report(from, "Looking at the files");
        OmittedLinks links = new OmittedLinks(contents.modFolders());
        Extent extent = measure(files, links, control);
        folder.create();
        requireSpace(folder.path(), extent.bytes + extent.largestDatabase);
        String file = BackupFolder.newName();
        underWay.add(file);
        try {
            BackupManifest manifest =
                    write(server, name, actor, reason, files, folder, file, extent, control, from, to);
            if (isLast) {
                control.disableCancellation();
            }
            folder.commit(file);
            Backup backup = store.insert(record(manifest, file)).backup();
            links.warning().ifPresent(text -> server.audit(Actor.supervisor(), new ServerWarning(text)));
            return backup;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            folder.delete(file);
            throw e;
        } finally {
            underWay.remove(file);
        }
    }

    static BackupCreated event(Backup backup) {
        return new BackupCreated(backup.id(), backup.name(), backup.sizeBytes(), backup.reason());
    }

    static BackupRecord record(BackupManifest manifest, String file) {
        return new BackupRecord(
                new Backup(
                        0,
                        manifest.name(),
                        Instant.parse(manifest.createdAt()),
                        manifest.createdBy(),
                        manifest.sizeBytes(),
                        manifest.sha256(),
                        false,
                        BackupReason.ofWireName(manifest.reason())),
                manifest.serverId(),
                file);
    }

    private static Extent measure(BackupFiles files, OmittedLinks links, JobControl control)
            throws IOException, InterruptedException {
        Extent extent = new Extent();
        files.walk(new BackupFiles.Visitor() {
            @Override
            public void folder(Path folder, String name) throws InterruptedException {
                control.checkCancelled();
                extent.entries++;
            }

            @Override
            public void file(Path file, String name, BasicFileAttributes attributes) throws InterruptedException {
                control.checkCancelled();
                extent.entries++;
                extent.bytes += attributes.size();
                if (files.isDatabase(Path.of(name))) {
                    extent.largestDatabase = Math.max(extent.largestDatabase, attributes.size());
                }
            }

            @Override
            public void link(Path link, String name) {
                links.add(link, name);
            }
        });
        return extent;
    }

    /** Throws {@code CONFLICT} if the disk of a folder has no space for this many bytes. */
    static void requireSpace(Path folder, long bytes) throws IOException {
        long usable = Files.getFileStore(folder).getUsableSpace();
        if (usable < bytes + RESERVE) {
            throw new LanguardException(
                    ErrorCode.CONFLICT,
                    "Not enough space on the disk: " + megabytes(bytes + RESERVE) + " MiB may be needed, "
                            + megabytes(usable) + " MiB are free");
        }
    }

    private static long megabytes(long bytes) {
        return bytes / (1024 * 1024);
    }

    private BackupManifest write(
            ServerInstance server,
            String name,
            String actor,
            BackupReason reason,
            BackupFiles files,
            BackupFolder folder,
            String file,
            Extent extent,
            JobControl control,
            double from,
            double to)
            throws IOException, InterruptedException {
        Path archive = BackupFolder.unfinished(folder.archive(file));
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        StoredContent content = contents.read(server.id());
        long[] written = new long[1];
        BackupManifest manifest;
        try (ArchiveWriter writer = new ArchiveWriter(archive, bytes -> {
            control.checkCancelled();
            written[0] += bytes;
            double part = extent.bytes == 0 ? 1 : Math.min(1, (double) written[0] / extent.bytes);
            control.report(from + (to - from) * part, "Copying files");
        })) {
            Path copy = BackupFolder.unfinished(folder.path().resolve(file + ".database"));
            games.runAtRest(server, () -> {
                ArchivingVisitor visitor = new ArchivingVisitor(
                        server, files, writer, database -> games.copyDatabase(server, database, copy), copy);
                files.walk(visitor);
                visitor.requireUnchanged();
            });
            String sha256 = writer.finish();
            manifest = new BackupManifest(
                    BackupManifest.FORM,
                    name,
                    now.toString(),
                    actor,
                    reason.wireName(),
                    server.id(),
                    server.record().gameType(),
                    definition(server.record()),
                    adapterVersion(server.record().gameType()),
                    content,
                    writer.entries(),
                    writer.contentBytes(),
                    writer.size(),
                    sha256);
        }
        writeManifest(BackupFolder.unfinished(folder.manifest(file)), manifest);
        return manifest;
    }

    private static void writeManifest(Path file, BackupManifest manifest) throws IOException {
        Files.createFile(file, OwnerOnlyFiles.fileAttributes());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
            manifest.write(out);
            out.flush();
            channel.force(true);
        }
    }

    private static Map<String, Object> definition(ServerRecord record) {
        return new LinkedHashMap<>(JsonCodec.parseObject(JsonCodec.write(record.definition())));
    }

    private String adapterVersion(String gameType) {
        return adapters.has(gameType) ? adapters.requireGame(gameType).bundleVersion() : "";
    }
}
