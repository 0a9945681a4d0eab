package io.languard.core.mission;

import io.languard.api.mission.RotationEntry;
import io.languard.core.JsonCodec;
import io.languard.spi.mission.MissionRecord;
import io.languard.spi.mission.MissionStore;
import io.languard.spi.mission.RotationEntryRecord;
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
@Component(service = RotationCache.class)
public class RotationCache {

    private final MissionStore store;
    private final Map<Integer, List<RotationEntry>> cached = new ConcurrentHashMap<>();

    @Activate
    public RotationCache(@Reference MissionStore store) {
        this.store = store;
    }

    /** Returns the rotation of a server in order. */
    public List<RotationEntry> get(int serverId) {
        List<RotationEntry> rotation = cached.get(serverId);
        return rotation == null ? cached.computeIfAbsent(serverId, this::read) : rotation;
    }

    /** Evicts a server whose rotation or mission names changed, or which was deleted. */
    public void evict(int serverId) {
        cached.remove(serverId);
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
