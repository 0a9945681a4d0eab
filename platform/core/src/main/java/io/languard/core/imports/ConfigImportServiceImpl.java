package io.languard.core.imports;

import io.languard.api.GameServer;
import io.languard.api.config.ConfigImport;
import io.languard.api.config.ConfigImporter;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.config.SchemaCache;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.server.PendingChanges;
import io.languard.core.server.SectionUpdater;
import io.languard.core.server.SectionUpdater.SectionChange;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.service.config.ConfigConflictException;
import io.languard.service.config.ConfigImportResult;
import io.languard.service.config.ConfigImportService;
import io.languard.service.config.ConfigService;
import io.languard.service.error.UploadTooLargeException;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.ServerAuditEvent.ConfigImported;
import io.languard.service.mission.MissionService;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.service.user.RateLimitedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements the import of configuration files. */
@Component(service = ConfigImportService.class)
public class ConfigImportServiceImpl implements ConfigImportService {

    /** A parsed file takes many times its size, so few are imported at the same time. */
    private static final int PERMITS = 2;

    private static final int MAX_WAIT_SECONDS = 5;

    private final Authorizer authorizer;
    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final SchemaCache schemaCache;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final SectionUpdater sectionUpdater;
    private final PendingChanges pendingChanges;
    private final ConfigService configService;
    private final MissionService missionService;
    private final LocalImportFiles localFiles;
    private final EventService eventService;
    private final Semaphore permits = new Semaphore(PERMITS, true);

    @Activate
    public ConfigImportServiceImpl(
            @Reference Authorizer authorizer,
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference SchemaCache schemaCache,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference SectionUpdater sectionUpdater,
            @Reference PendingChanges pendingChanges,
            @Reference ConfigService configService,
            @Reference MissionService missionService,
            @Reference LocalImportFiles localFiles,
            @Reference EventService eventService) {
        this.authorizer = authorizer;
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.schemaCache = schemaCache;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.sectionUpdater = sectionUpdater;
        this.pendingChanges = pendingChanges;
        this.configService = configService;
        this.missionService = missionService;
        this.localFiles = localFiles;
        this.eventService = eventService;
    }

    @Override
    public void require(Actor actor, int serverId) {
        authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        importer(serverRegistry.require(serverId));
    }

    @Override
    public ConfigImportResult importFile(
            Actor actor, int serverId, String fileName, InputStream content, boolean dryRun) {
        authorizer.require(actor, Permission.SERVER_CONFIG, serverId);
        ServerInstance server = serverRegistry.require(serverId);
        GuardedService<ConfigImporter> importer = importer(server);
        acquire();
        try {
            GameServer snapshot = serverSnapshotFactory.configured(server.record());
            byte[] bytes = read(content);
            String name = baseName(fileName);
            ConfigImport file = importer.call(service -> service.read(snapshot, name, bytes));
            SectionImport sections = new SectionImport(
                    sectionUpdater,
                    actor,
                    server,
                    schemaCache.require(server.record().gameType()));
            sections.add(importer, file);
            RotationImport rotation = new RotationImport(authorizer, missionService, actor, serverId, file.rotation());
            if (!dryRun) {
                pendingChanges.track(server, () -> {
                    store(actor, server, sections.changes());
                    return true;
                });
                rotation.store();
            }
            ConfigImportResult result = ImportReport.result(file, sections, rotation);
            if (!dryRun) {
                eventService.publish(PlatformEvent.Audited.now(
                        serverId,
                        actor,
                        new ConfigImported(
                                ImportReport.shortened(name),
                                sections.changedFields(),
                                result.notTaken().size())));
            }
            return result;
        } finally {
            permits.release();
        }
    }

    @Override
    public ConfigImportResult importLocalFile(Actor actor, int serverId, Path file, boolean dryRun) {
        authorizer.require(actor, Permission.SYSTEM_MANAGE, null);
        authorizer.require(actor, Permission.SERVER_CONFIG, serverId);
        try (InputStream content = localFiles.open(file)) {
            return importFile(actor, serverId, String.valueOf(file.getFileName()), content, dryRun);
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.UPLOAD_FAILED, "The file " + file + " could not be read", e);
        }
    }

    private void store(Actor actor, ServerInstance server, List<SectionChange> changes) {
        if (!changes.isEmpty() && !sectionUpdater.store(actor, server, changes)) {
            SectionChange stale = changes.stream()
                    .filter(change -> sectionUpdater
                                    .change(server, change.schema(), change.accepted())
                                    .expectedVersion()
                            != change.expectedVersion())
                    .findFirst()
                    .orElse(changes.get(0));
            throw new ConfigConflictException(
                    configService.section(actor, server.id(), stale.schema().name()));
        }
    }

    private void acquire() {
        try {
            if (!permits.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new RateLimitedException("Too many imports at the same time", MAX_WAIT_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LanguardException(ErrorCode.INTERNAL_ERROR, "The import was interrupted", e);
        }
    }

    private static byte[] read(InputStream content) {
        try {
            byte[] bytes = content.readNBytes(ConfigImporter.MAX_BYTES + 1);
            if (bytes.length > ConfigImporter.MAX_BYTES) {
                throw new UploadTooLargeException(ConfigImporter.MAX_BYTES);
            }
            return bytes;
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.UPLOAD_FAILED, "The file could not be read", e);
        }
    }

    /** Some clients send the path on their machine. */
    private static String baseName(String fileName) {
        return fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    }

    private GuardedService<ConfigImporter> importer(ServerInstance server) {
        return registry.require(server.record().gameType(), ConfigImporter.class);
    }
}
