package io.languard.core;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.ports.mission.MissionStore;
import io.languard.ports.mission.StoredMission;
import io.languard.ports.mission.StoredRotationEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Missions in memory. */
public final class MemoryMissions extends Away implements MissionStore {

    private final Map<Integer, StoredMission> missions = new TreeMap<>();
    private final Map<Integer, List<StoredRotationEntry>> rotations = new HashMap<>();
    private int lastId;
    private int lastEntry;

    MemoryMissions(BooleanSupplier away) {
        super(away);
    }

    @Override
    public List<StoredMission> list(int serverId) {
        return locked(() -> missions.values().stream()
                .filter(mission -> mission.serverId() == serverId)
                .toList());
    }

    @Override
    public StoredMission insert(StoredMission mission) {
        return locked(() -> {
            if (missions.values().stream()
                    .anyMatch(other -> other.serverId() == mission.serverId()
                            && other.fileName().equals(mission.fileName()))) {
                throw new LanguardException(ErrorCode.CONFLICT, "There is one");
            }
            StoredMission stored = new StoredMission(
                    ++lastId,
                    mission.serverId(),
                    mission.fileName(),
                    mission.missionName(),
                    mission.terrain(),
                    mission.fileSize(),
                    mission.modifiedAt());
            missions.put(stored.id(), stored);
            return stored;
        });
    }

    @Override
    public void update(StoredMission mission) {
        locked(() -> missions.replace(mission.id(), mission));
    }

    @Override
    public void delete(int id) {
        locked(() -> {
            rotations.replaceAll((server, entries) ->
                    entries.stream().filter(entry -> entry.missionId() != id).toList());
            return missions.remove(id);
        });
    }

    @Override
    public List<StoredRotationEntry> rotation(int serverId) {
        return locked(() -> rotations.getOrDefault(serverId, List.of()));
    }

    @Override
    public List<StoredRotationEntry> replaceRotation(int serverId, List<StoredRotationEntry> entries) {
        return locked(() -> {
            List<StoredRotationEntry> stored = new ArrayList<>();
            entries.forEach(entry -> stored.add(
                    new StoredRotationEntry(++lastEntry, entry.missionId(), entry.difficulty(), entry.params())));
            rotations.put(serverId, stored);
            return stored;
        });
    }
}
