package io.languard.core.mission;

import io.languard.api.mission.Rotation;
import io.languard.api.mission.RotationEntry;
import io.languard.core.CachedValue;
import io.languard.core.JsonCodec;
import io.languard.core.server.ServerSnapshot;
import io.languard.core.server.SnapshotContributor;
import io.languard.spi.mission.MissionRecord;
import io.languard.spi.mission.MissionStore;
import io.languard.spi.mission.RotationEntryRecord;
import io.languard.spi.server.ServerRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Caches rotations in the form that adapters receive, so that servers can be started and inspected while the database
 * is unavailable.
 */
@Component(
        service = {RotationCache.class, SnapshotContributor.class},
        property = "aspect=rotation")
public class RotationCache implements SnapshotContributor {

    private final MissionStore store;
    private final Map<Integer, CachedValue<List<RotationEntry>>> rotations = new ConcurrentHashMap<>();

    @Activate
    public RotationCache(@Reference MissionStore store) {
        this.store = store;
    }

    @Override
    public void contribute(ServerRecord server, ServerSnapshot.Builder snapshot) {
        snapshot.put(Rotation.class, new Rotation(rotation(server.id()).get(() -> read(server.id()))));
    }

    @Override
    public void serverDeleted(int serverId) {
        rotations.remove(serverId);
    }

    /** Drops the cached rotation: it, or the name of a mission, has changed. */
    void evict(int serverId) {
        rotation(serverId).invalidate();
    }

    private CachedValue<List<RotationEntry>> rotation(int serverId) {
        return rotations.computeIfAbsent(serverId, id -> new CachedValue<>());
    }

    private List<RotationEntry> read(int serverId) {
        List<RotationEntryRecord> entries = store.rotation(serverId);
        if (entries.isEmpty()) {
            return List.of();
        }
        Map<Integer, MissionRecord> missions =
                store.list(serverId).stream().collect(Collectors.toMap(MissionRecord::id, Function.identity()));
        List<RotationEntry> rotation = new ArrayList<>();
        for (RotationEntryRecord entry : entries) {
            MissionRecord mission = missions.get(entry.missionId());
            if (mission != null) {
                rotation.add(new RotationEntry(
                        mission.missionName(), entry.difficulty(), JsonCodec.parseObject(entry.params())));
            }
        }
        return List.copyOf(rotation);
    }
}
