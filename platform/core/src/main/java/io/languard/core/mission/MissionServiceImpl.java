package io.languard.core.mission;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.MissionInfo;
import io.languard.api.mission.MissionManager;
import io.languard.api.mission.RotationEntry;
import io.languard.core.FileNameSanitizer;
import io.languard.core.JsonCodec;
import io.languard.core.WarningLimiter;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.service.event.ContentAuditEvent;
import io.languard.service.event.ContentAuditEvent.MissionDeleted;
import io.languard.service.event.ContentAuditEvent.MissionUploaded;
import io.languard.service.event.ContentAuditEvent.MissionWarning;
import io.languard.service.event.ContentAuditEvent.RotationUpdated;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.mission.MissionService;
import io.languard.service.mission.MissionView;
import io.languard.service.mission.NewRotationEntry;
import io.languard.service.mission.RotationEntryView;
import io.languard.service.settings.Settings;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.spi.mission.MissionRecord;
import io.languard.spi.mission.MissionStore;
import io.languard.spi.mission.RotationEntryRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Implements the use cases of missions. */
@Component(service = MissionService.class)
public class MissionServiceImpl implements MissionService {

    private static final Logger LOG = LoggerFactory.getLogger(MissionServiceImpl.class);

    private final Authorizer authorizer;
    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final MissionStore store;
    private final RotationCache rotationCache;
    private final Settings settings;
    private final EventService eventService;
    private final RotationRules rules;

    @Activate
    public MissionServiceImpl(
            @Reference Authorizer authorizer,
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference MissionStore store,
            @Reference RotationCache rotationCache,
            @Reference Settings settings,
            @Reference EventService eventService) {
        this.authorizer = authorizer;
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.store = store;
        this.rotationCache = rotationCache;
        this.settings = settings;
        this.eventService = eventService;
        this.rules = new RotationRules(registry, serverSnapshotFactory);
    }

    @Override
    public void require(Actor actor, int serverId) {
        authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        manager(serverRegistry.require(serverId));
    }

    @Override
    public List<MissionView> list(Actor actor, int serverId) {
        authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        ServerInstance server = serverRegistry.require(serverId);
        MissionCatalog catalog = catalog(server);
        return catalog.synchronize().stream()
                .sorted(Comparator.comparing(MissionRecord::fileName))
                .map(MissionServiceImpl::view)
                .toList();
    }

    @Override
    public MissionView upload(Actor actor, int serverId, String fileName, InputStream content) {
        authorizer.require(actor, Permission.SERVER_MISSIONS, serverId);
        ServerInstance server = serverRegistry.require(serverId);
        MissionCatalog catalog = catalog(server);
        String name = validateName(fileName, catalog);
        Path temporary = null;
        try {
            temporary = catalog.files().createTemporary();
            UploadWriter.write(content, temporary, settings.maxUploadBytes());
            MissionInfo info = catalog.inspect(temporary, name);
            Path uploaded = temporary;
            MissionRecord stored = catalog.atomically(() -> place(catalog, uploaded, name, info));
            audit(serverId, actor, new MissionUploaded(stored.id(), name, stored.fileSize()));
            catalog.linkWarning()
                    .ifPresent(
                            text -> audit(serverId, Actor.supervisor(), new MissionWarning(text, stored.id(), name)));
            WarningLimiter.limit(info.warnings())
                    .forEach(text -> audit(serverId, Actor.supervisor(), new MissionWarning(text, stored.id(), name)));
            return view(stored);
        } catch (IOException e) {
            throw UploadWriter.storageError(e);
        } finally {
            deleteTemporary(temporary);
        }
    }

    @Override
    public void delete(Actor actor, int serverId, int missionId) {
        authorizer.require(actor, Permission.SERVER_MISSIONS, serverId);
        ServerInstance server = serverRegistry.require(serverId);
        MissionCatalog catalog = catalog(server);
        MissionRecord mission = catalog.atomically(() -> {
            catalog.synchronize();
            MissionRecord found = requireMission(catalog.byId(), missionId);
            if (catalog.inRotation().contains(missionId)) {
                throw new LanguardException(
                        ErrorCode.MISSION_IN_ROTATION,
                        "Mission '" + found.missionName() + "' is in the rotation; remove it from the rotation first");
            }
            catalog.checkDeletable(found.missionName());
            catalog.files().delete(found.fileName());
            store.delete(missionId);
            return found;
        });
        audit(serverId, actor, new MissionDeleted(missionId, mission.fileName()));
    }

    @Override
    public List<RotationEntryView> rotation(Actor actor, int serverId) {
        authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        ServerInstance server = serverRegistry.require(serverId);
        MissionCatalog catalog = catalog(server);
        return catalog.atomically(() -> views(store.rotation(serverId), catalog.byId()));
    }

    @Override
    public List<RotationEntryView> replaceRotation(Actor actor, int serverId, List<NewRotationEntry> requested) {
        authorizer.require(actor, Permission.SERVER_MISSIONS, serverId);
        ServerInstance server = serverRegistry.require(serverId);
        MissionCatalog catalog = catalog(server);
        List<String> difficulties =
                RotationRules.normalizeDifficulties(manager(server).call(MissionManager::difficulties), requested);
        List<RotationEntryView> rotation = catalog.atomically(() -> {
            catalog.synchronize();
            Map<Integer, MissionRecord> missions = catalog.byId();
            List<RotationEntryRecord> entries = new ArrayList<>();
            List<RotationEntry> rotationEntries = new ArrayList<>();
            for (int i = 0; i < requested.size(); i++) {
                NewRotationEntry entry = requested.get(i);
                MissionRecord mission = requireMission(missions, entry.missionId());
                Map<String, Object> params = entry.params() == null ? Map.of() : entry.params();
                entries.add(
                        new RotationEntryRecord(0, entry.missionId(), difficulties.get(i), JsonCodec.write(params)));
                rotationEntries.add(new RotationEntry(mission.missionName(), difficulties.get(i), params));
            }
            rules.check(server, rotationEntries);
            List<RotationEntryRecord> stored = store.replaceRotation(serverId, entries);
            rotationCache.evict(serverId);
            return views(stored, missions);
        });
        audit(
                serverId,
                actor,
                new RotationUpdated(
                        rotation.stream().map(RotationEntryView::missionName).toList()));
        return rotation;
    }

    /**
     * Returns the name under which the file is stored. Throws if the name is not valid for a mission of this game or is
     * already used.
     */
    private static String validateName(String requested, MissionCatalog catalog) {
        String name = FileNameSanitizer.sanitize(requested == null ? "" : requested)
                .orElseThrow(() -> UploadWriter.rejected("The file name is missing, not valid or too long"));
        if (!catalog.files().isMission(name)) {
            throw UploadWriter.rejected("The file extension is not supported; mission files end with "
                    + String.join(" or ", catalog.files().extensions()));
        }
        if (catalog.files().exists(name)) {
            throw conflict(name);
        }
        return name;
    }

    private static MissionRecord place(MissionCatalog catalog, Path temporary, String name, MissionInfo info) {
        try {
            catalog.files().moveIntoPlace(temporary, name);
        } catch (FileAlreadyExistsException e) {
            throw conflict(name);
        } catch (IOException e) {
            throw UploadWriter.storageError(e);
        }
        try {
            return catalog.register(name, info);
        } catch (LanguardException e) {
            catalog.files().delete(name); // no file without a row
            throw e;
        }
    }

    private GuardedService<MissionManager> manager(ServerInstance server) {
        return registry.require(server.record().gameType(), MissionManager.class);
    }

    private MissionCatalog catalog(ServerInstance server) {
        GuardedService<MissionManager> manager = manager(server);
        ReentrantLock lock = server.attachment(MissionLock.class, key -> new MissionLock());
        return new MissionCatalog(
                serverSnapshotFactory.configured(server.record()), lock, manager, store, rotationCache);
    }

    private static MissionRecord requireMission(Map<Integer, MissionRecord> missions, int id) {
        MissionRecord mission = missions.get(id);
        if (mission == null) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Mission with id " + id + " not found");
        }
        return mission;
    }

    private static LanguardException conflict(String name) {
        return new LanguardException(ErrorCode.CONFLICT, "A mission file named '" + name + "' already exists");
    }

    private static void deleteTemporary(@Nullable Path temporary) {
        try {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            LOG.warn("Could not delete temporary file {}", temporary, e);
        }
    }

    private static MissionView view(MissionRecord mission) {
        return new MissionView(
                mission.id(),
                mission.fileName(),
                mission.missionName(),
                mission.terrain(),
                mission.fileSize(),
                mission.modifiedAt());
    }

    private static List<RotationEntryView> views(
            List<RotationEntryRecord> entries, Map<Integer, MissionRecord> missions) {
        List<RotationEntryView> views = new ArrayList<>();
        for (RotationEntryRecord entry : entries) {
            views.add(new RotationEntryView(
                    entry.id(),
                    views.size(),
                    entry.missionId(),
                    requireMission(missions, entry.missionId()).missionName(),
                    entry.difficulty(),
                    JsonCodec.parseObject(entry.params())));
        }
        return views;
    }

    private void audit(int serverId, Actor actor, ContentAuditEvent event) {
        eventService.publish(PlatformEvent.Audited.now(serverId, actor, event));
    }

    /** The lock of a server's missions. Its own class, since it is the key of the attachment. */
    private static final class MissionLock extends ReentrantLock {
        private static final long serialVersionUID = 1L;
    }
}
