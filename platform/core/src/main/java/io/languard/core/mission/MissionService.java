package io.languard.core.mission;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.MissionInfo;
import io.languard.api.mission.MissionManager;
import io.languard.api.mission.ScheduledMission;
import io.languard.core.FileNames;
import io.languard.core.Json;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Provided;
import io.languard.core.server.Fleet;
import io.languard.core.server.ManagedServer;
import io.languard.core.server.Snapshots;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.mission.MissionStore;
import io.languard.ports.mission.MissionView;
import io.languard.ports.mission.Missions;
import io.languard.ports.mission.NewRotationEntry;
import io.languard.ports.mission.RotationEntry;
import io.languard.ports.mission.StoredMission;
import io.languard.ports.mission.StoredRotationEntry;
import io.languard.ports.settings.Settings;
import io.languard.ports.user.Actor;
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
@Component(service = Missions.class)
public class MissionService implements Missions {

    private static final Logger LOG = LoggerFactory.getLogger(MissionService.class);

    private final Fleet fleet;
    private final AdapterRegistry registry;
    private final Snapshots snapshots;
    private final MissionStore store;
    private final Rotations rotations;
    private final Settings settings;
    private final Events events;
    private final RotationRules rules;

    @Activate
    public MissionService(
            @Reference Fleet fleet,
            @Reference AdapterRegistry registry,
            @Reference Snapshots snapshots,
            @Reference MissionStore store,
            @Reference Rotations rotations,
            @Reference Settings settings,
            @Reference Events events) {
        this.fleet = fleet;
        this.registry = registry;
        this.snapshots = snapshots;
        this.store = store;
        this.rotations = rotations;
        this.settings = settings;
        this.events = events;
        this.rules = new RotationRules(registry, snapshots);
    }

    @Override
    public void require(int serverId) {
        manager(fleet.require(serverId));
    }

    @Override
    public List<MissionView> list(int serverId) {
        ManagedServer server = fleet.require(serverId);
        MissionShelf shelf = shelf(server);
        return locked(server, shelf::missions).stream()
                .sorted(Comparator.comparing(StoredMission::fileName))
                .map(MissionService::view)
                .toList();
    }

    @Override
    public MissionView upload(Actor actor, int serverId, String fileName, InputStream content) {
        ManagedServer server = fleet.require(serverId);
        MissionShelf shelf = shelf(server);
        String name = nameOf(fileName, shelf);
        Path temporary = null;
        try {
            temporary = shelf.files().createTemporary();
            Upload.write(content, temporary, settings.maxUploadBytes());
            MissionInfo info = shelf.inspect(temporary, name);
            Path whole = temporary;
            StoredMission stored = locked(server, () -> place(shelf, whole, name, info));
            audit(
                    serverId,
                    "mission_uploaded",
                    actor,
                    Map.of("mission_id", stored.id(), "filename", name, "file_size", stored.fileSize()));
            return view(stored);
        } catch (IOException e) {
            throw Upload.notStorable(e);
        } finally {
            discard(temporary);
        }
    }

    @Override
    public void delete(Actor actor, int serverId, int missionId) {
        ManagedServer server = fleet.require(serverId);
        MissionShelf shelf = shelf(server);
        StoredMission mission = locked(server, () -> {
            shelf.missions();
            StoredMission found = found(shelf.byId(), missionId);
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
    public List<RotationEntry> rotation(int serverId) {
        ManagedServer server = fleet.require(serverId);
        MissionShelf shelf = shelf(server);
        return locked(server, () -> views(store.rotation(serverId), shelf.byId()));
    }

    @Override
    public List<RotationEntry> replaceRotation(Actor actor, int serverId, List<NewRotationEntry> wanted) {
        ManagedServer server = fleet.require(serverId);
        MissionShelf shelf = shelf(server);
        List<String> difficulties =
                RotationRules.difficulties(manager(server).call(MissionManager::difficulties), wanted);
        List<RotationEntry> rotation = locked(server, () -> {
            shelf.missions();
            Map<Integer, StoredMission> missions = shelf.byId();
            List<StoredRotationEntry> entries = new ArrayList<>();
            List<ScheduledMission> scheduled = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                NewRotationEntry entry = wanted.get(i);
                StoredMission mission = found(missions, entry.missionId());
                Map<String, Object> params = entry.params() == null ? Map.of() : entry.params();
                entries.add(new StoredRotationEntry(0, entry.missionId(), difficulties.get(i), Json.write(params)));
                scheduled.add(new ScheduledMission(mission.missionName(), difficulties.get(i), params));
            }
            rules.check(server, scheduled);
            List<StoredRotationEntry> stored = store.replaceRotation(serverId, entries);
            rotations.forget(serverId);
            return views(stored, missions);
        });
        audit(
                serverId,
                "rotation_updated",
                actor,
                Map.of(
                        "missions",
                        rotation.stream().map(RotationEntry::missionName).toList()));
        return rotation;
    }

    /** The name under which the file is to be stored; refuses what the game can't have. */
    private static String nameOf(String wanted, MissionShelf shelf) {
        String name = FileNames.safe(wanted == null ? "" : wanted)
                .orElseThrow(() -> Upload.refused("The file has no name, or one that is too long"));
        if (!shelf.files().isMission(name)) {
            throw Upload.refused("Mission files end with "
                    + String.join(" or ", shelf.files().extensions()));
        }
        if (shelf.files().has(name)) {
            throw conflict(name);
        }
        return name;
    }

    private static StoredMission place(MissionShelf shelf, Path temporary, String name, MissionInfo info) {
        try {
            shelf.files().place(temporary, name);
        } catch (FileAlreadyExistsException e) {
            throw conflict(name);
        } catch (IOException e) {
            throw Upload.notStorable(e);
        }
        try {
            return shelf.placed(name, info);
        } catch (LanguardException e) {
            shelf.files().delete(name); // there whole, or not at all
            throw e;
        }
    }

    private Provided<MissionManager> manager(ManagedServer server) {
        return registry.require(server.record().gameType(), MissionManager.class);
    }

    private MissionShelf shelf(ManagedServer server) {
        Provided<MissionManager> manager = manager(server);
        return new MissionShelf(snapshots.of(server.record()), manager, store, rotations);
    }

    private static <R> R locked(ManagedServer server, Supplier<R> work) {
        ReentrantLock lock = server.part(Lock.class, key -> new Lock());
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static StoredMission found(Map<Integer, StoredMission> missions, int id) {
        StoredMission mission = missions.get(id);
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

    private static MissionView view(StoredMission mission) {
        return new MissionView(
                mission.id(),
                mission.fileName(),
                mission.missionName(),
                mission.terrain(),
                mission.fileSize(),
                mission.modifiedAt());
    }

    private static List<RotationEntry> views(List<StoredRotationEntry> entries, Map<Integer, StoredMission> missions) {
        List<RotationEntry> views = new ArrayList<>();
        for (StoredRotationEntry entry : entries) {
            views.add(new RotationEntry(
                    entry.id(),
                    views.size(),
                    entry.missionId(),
                    found(missions, entry.missionId()).missionName(),
                    entry.difficulty(),
                    Json.object(entry.params())));
        }
        return views;
    }

    private void audit(int serverId, String type, Actor actor, Map<String, Object> detail) {
        events.publish(new PlatformEvent.Audited(serverId, type, actor.name(), detail, Instant.now()));
    }

    /** Held while a server's missions are compared or changed; a class of its own to be found by. */
    private static final class Lock extends ReentrantLock {
        private static final long serialVersionUID = 1L;
    }
}
