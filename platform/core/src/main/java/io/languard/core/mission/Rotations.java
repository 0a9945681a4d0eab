package io.languard.core.mission;

import io.languard.api.mission.ScheduledMission;
import io.languard.core.Json;
import io.languard.ports.mission.MissionStore;
import io.languard.ports.mission.StoredMission;
import io.languard.ports.mission.StoredRotationEntry;
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
 * Rotations as adapters get them, remembered, so that a server can be started and asked about while the database is away.
 */
@Component(service = Rotations.class)
public class Rotations {

    private final MissionStore store;
    private final Map<Integer, List<ScheduledMission>> known = new ConcurrentHashMap<>();

    @Activate
    public Rotations(@Reference MissionStore store) {
        this.store = store;
    }

    /** The rotation of a server, in order. */
    public List<ScheduledMission> of(int serverId) {
        List<ScheduledMission> now = known.get(serverId);
        return now == null ? known.computeIfAbsent(serverId, this::read) : now;
    }

    /** The rotation, or the name of a mission, is another now; or the server was deleted. */
    public void forget(int serverId) {
        known.remove(serverId);
    }

    private List<ScheduledMission> read(int serverId) {
        List<StoredRotationEntry> entries = store.rotation(serverId);
        if (entries.isEmpty()) {
            return List.of();
        }
        Map<Integer, StoredMission> missions =
                store.list(serverId).stream().collect(Collectors.toMap(StoredMission::id, Function.identity()));
        List<ScheduledMission> rotation = new ArrayList<>();
        for (StoredRotationEntry entry : entries) {
            StoredMission mission = missions.get(entry.missionId());
            if (mission != null) {
                rotation.add(
                        new ScheduledMission(mission.missionName(), entry.difficulty(), Json.object(entry.params())));
            }
        }
        return List.copyOf(rotation);
    }
}
