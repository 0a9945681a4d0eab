package io.languard.core.mission;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.MissionInfo;
import io.languard.api.mission.MissionManager;
import io.languard.api.mission.RotationEntry;
import io.languard.core.FileNameSanitizer;
import io.languard.core.JsonCodec;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.mission.MissionService;
import io.languard.service.mission.MissionView;
import io.languard.service.mission.NewRotationEntry;
import io.languard.service.mission.RotationEntryView;
import io.languard.service.settings.Settings;
import io.languard.service.user.Actor;
import io.languard.spi.mission.MissionRecord;
import io.languard.spi.mission.MissionStore;
import io.languard.spi.mission.RotationEntryRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The use cases of missions. */
@Component(service = MissionService.class)
public class MissionServiceImpl implements MissionService {

    private static final Logger LOG = LoggerFactory.getLogger(MissionServiceImpl.class);

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
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference MissionStore store,
            @Reference RotationCache rotationCache,
            @Reference Settings settings,
            @Reference EventService eventService) {
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
    public void require(int serverId) {
        manager(serverRegistry.require(serverId));
    }

    @Override
    public List<MissionView> list(int serverId) {
        ServerInstance server = serverRegistry.require(serverId);
        MissionCatalog shelf = shelf(server);
        return locked(server, shelf::synchronize).stream()
                .sorted(Comparator.comparing(MissionRecord::fileName))
                .map(MissionServiceImpl::view)
                .toList();
    }

    @Override
    public MissionView upload(Actor actor, int serverId, String fileName, InputStream content) {
        ServerInstance server = serverRegistry.require(serverId);
        MissionCatalog shelf = shelf(server);
        String name = nameOf(fileName, shelf);
        Path temporary = null;
        try {
            temporary = shelf.files().createTemporary();
            UploadWriter.write(content, temporary, settings.maxUploadBytes());
            MissionInfo info = shelf.inspect(temporary, name);
            Path whole = temporary;
            MissionRecord stored = locked(server, () -> place(shelf, whole, name, info));
            audit(
                    serverId,
                    "mission_uploaded",
                    actor,
                    Map.of("mission_id", stored.id(), "filename", name, "file_size", stored.fileSize()));
            return view(stored);
        } catch (IOException e) {
            throw UploadWriter.storageError(e);
        } finally {
            discard(temporary);
        }
    }

    @Override
    public void delete(Actor actor, int serverId, int missionId) {
        ServerInstance server = serverRegistry.require(serverId);
        MissionCatalog shelf = shelf(server);
        MissionRecord mission = locked(server, () -> {
            shelf.synchronize();
            MissionRecord found = found(shelf.byId(), missionId);
            if (shelf.inRotation().contains(missionId)) {
                throw new LanguardException(
                        ErrorCode.MISSION_IN_ROTATION,
                        "Mission '" + found.missionName() + "' is in the rotation; take it out first");
            }
            shelf.files().delete(found.fileName());
            store.delete(missionId);
            return found;
        });
        audit(serverId, "mission_deleted", actor, Map.of("mission_id", missionId, "filename", mission.fileName()));
    }

    @Override
    public List<RotationEntryView> rotation(int serverId) {
        ServerInstance server = serverRegistry.require(serverId);
        MissionCatalog shelf = shelf(server);
        return locked(server, () -> views(store.rotation(serverId), shelf.byId()));
    }

    @Override
    public List<RotationEntryView> replaceRotation(Actor actor, int serverId, List<NewRotationEntry> wanted) {
        ServerInstance server = serverRegistry.require(serverId);
        MissionCatalog shelf = shelf(server);
        List<String> difficulties =
                RotationRules.normalizeDifficulties(manager(server).call(MissionManager::difficulties), wanted);
        List<RotationEntryView> rotation = locked(server, () -> {
            shelf.synchronize();
            Map<Integer, MissionRecord> missions = shelf.byId();
            List<RotationEntryRecord> entries = new ArrayList<>();
            List<RotationEntry> scheduled = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                NewRotationEntry entry = wanted.get(i);
                MissionRecord mission = found(missions, entry.missionId());
                Map<String, Object> params = entry.params() == null ? Map.of() : entry.params();
                entries.add(
                        new RotationEntryRecord(0, entry.missionId(), difficulties.get(i), JsonCodec.write(params)));
                scheduled.add(new RotationEntry(mission.missionName(), difficulties.get(i), params));
            }
            rules.check(server, scheduled);
            List<RotationEntryRecord> stored = store.replaceRotation(serverId, entries);
            rotationCache.evict(serverId);
            return views(stored, missions);
        });
        audit(
                serverId,
                "rotation_updated",
                actor,
                Map.of(
                        "missions",
                        rotation.stream().map(RotationEntryView::missionName).toList()));
        return rotation;
    }

    /** The name under which the file is to be stored; refuses what the game can't have. */
    private static String nameOf(String wanted, MissionCatalog shelf) {
        String name = FileNameSanitizer.sanitize(wanted == null ? "" : wanted)
                .orElseThrow(() -> UploadWriter.rejected("The file has no name, or one that is too long"));
        if (!shelf.files().isMission(name)) {
            throw UploadWriter.rejected("Mission files end with "
                    + String.join(" or ", shelf.files().extensions()));
        }
        if (shelf.files().exists(name)) {
            throw conflict(name);
        }
        return name;
    }

    private static MissionRecord place(MissionCatalog shelf, Path temporary, String name, MissionInfo info) {
        try {
            shelf.files().moveIntoPlace(temporary, name);
        } catch (FileAlreadyExistsException e) {
            throw conflict(name);
        } catch (IOException e) {
            throw UploadWriter.storageError(e);
        }
        try {
            return shelf.register(name, info);
        } catch (LanguardException e) {
            shelf.files().delete(name); // there whole, or not at all
            throw e;
        }
    }

    private GuardedService<MissionManager> manager(ServerInstance server) {
        return registry.require(server.record().gameType(), MissionManager.class);
    }

    private MissionCatalog shelf(ServerInstance server) {
        GuardedService<MissionManager> manager = manager(server);
        return new MissionCatalog(serverSnapshotFactory.create(server.record()), manager, store, rotationCache);
    }

    private static <R> R locked(ServerInstance server, Supplier<R> work) {
        ReentrantLock lock = server.attachment(MissionLock.class, key -> new MissionLock());
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static MissionRecord found(Map<Integer, MissionRecord> missions, int id) {
        MissionRecord mission = missions.get(id);
        if (mission == null) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Mission with id " + id + " not found");
        }
        return mission;
    }

    private static LanguardException conflict(String name) {
        return new LanguardException(ErrorCode.CONFLICT, "A mission file named '" + name + "' is there already");
    }

    private static void discard(Path temporary) {
        try {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            LOG.warn("Temporary file {} could not be removed", temporary, e);
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
                    found(missions, entry.missionId()).missionName(),
                    entry.difficulty(),
                    JsonCodec.parseObject(entry.params())));
        }
        return views;
    }

    private void audit(int serverId, String type, Actor actor, Map<String, Object> detail) {
        eventService.publish(new PlatformEvent.Audited(serverId, type, actor.name(), detail, Instant.now()));
    }

    /** Held while a server's missions are compared or changed; a class of its own to be found by. */
    private static final class MissionLock extends ReentrantLock {
        private static final long serialVersionUID = 1L;
    }
}
