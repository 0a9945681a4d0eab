package io.languard.core;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.spi.mission.MissionRecord;
import io.languard.spi.mission.MissionStore;
import io.languard.spi.mission.RotationEntryRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** An in-memory mission store. */
public final class InMemoryMissionStore extends AbstractInMemoryStore implements MissionStore {

    private final Map<Integer, MissionRecord> missions = new TreeMap<>();
    private final Map<Integer, List<RotationEntryRecord>> rotations = new HashMap<>();
    private int lastId;
    private int lastEntry;

    InMemoryMissionStore(BooleanSupplier unavailable) {
        super(unavailable);
    }

    @Override
    public List<MissionRecord> list(int serverId) {
        return locked(() -> missions.values().stream()
                .filter(mission -> mission.serverId() == serverId)
                .toList());
    }

    @Override
    public MissionRecord insert(MissionRecord mission) {
        return locked(() -> {
            if (missions.values().stream()
                    .anyMatch(other -> other.serverId() == mission.serverId()
                            && other.fileName().equals(mission.fileName()))) {
                throw new LanguardException(ErrorCode.CONFLICT, "The mission already exists");
            }
            MissionRecord stored = new MissionRecord(
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
    public void update(MissionRecord mission) {
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
    public List<RotationEntryRecord> rotation(int serverId) {
        return locked(() -> rotations.getOrDefault(serverId, List.of()));
    }

    @Override
    public List<RotationEntryRecord> replaceRotation(int serverId, List<RotationEntryRecord> entries) {
        return locked(() -> {
            List<RotationEntryRecord> stored = new ArrayList<>();
            entries.forEach(entry -> stored.add(
                    new RotationEntryRecord(++lastEntry, entry.missionId(), entry.difficulty(), entry.params())));
            rotations.put(serverId, stored);
            return stored;
        });
    }
}
