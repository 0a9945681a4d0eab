package io.languard.core.mission;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.MissionInfo;
import io.languard.api.mission.MissionManager;
import io.languard.core.registry.Provided;
import io.languard.ports.mission.MissionStore;
import io.languard.ports.mission.StoredMission;
import io.languard.ports.mission.StoredRotationEntry;
import io.languard.ports.rule.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The missions of one server, on the disk and in the database, at one call. The caller holds the server's mission lock. */
final class MissionShelf {

    private static final Logger LOG = LoggerFactory.getLogger(MissionShelf.class);
    private static final Duration INSPECTION = Duration.ofSeconds(60);

    private final int serverId;
    private final Provided<MissionManager> manager;
    private final MissionStore store;
    private final Rotations rotations;
    private final MissionFiles files;

    MissionShelf(GameServer server, Provided<MissionManager> manager, MissionStore store, Rotations rotations) {
        this.serverId = server.id();
        this.manager = manager;
        this.store = store;
        this.rotations = rotations;
        Path folder = manager.call(missions -> missions.directory(server));
        if (!folder.isAbsolute()) {
            throw manager.unfit("named a missions folder that is not absolute");
        }
        this.files = new MissionFiles(folder, Set.copyOf(manager.call(MissionManager::extensions)));
    }

    MissionFiles files() {
        return files;
    }

    /** Makes the rows follow the files; gives those that have one. */
    List<StoredMission> missions() {
        Map<String, StoredMission> rows = new HashMap<>();
        store.list(serverId).forEach(row -> rows.put(row.fileName(), row));
        List<StoredMission> present = new ArrayList<>();
        for (MissionFiles.Found file : files.list()) {
            present.add(follow(file, rows.remove(file.name())));
        }
        if (!rows.isEmpty()) {
            Set<Integer> needed = inRotation();
            rows.values().stream().filter(row -> !needed.contains(row.id())).forEach(row -> store.delete(row.id()));
        }
        return present;
    }

    /** Every row, also of files that only the rotation still knows. */
    Map<Integer, StoredMission> byId() {
        return store.list(serverId).stream().collect(Collectors.toMap(StoredMission::id, row -> row));
    }

    Set<Integer> inRotation() {
        return store.rotation(serverId).stream()
                .map(StoredRotationEntry::missionId)
                .collect(Collectors.toSet());
    }

    MissionInfo inspect(Path file, String name) {
        MissionInfo info = manager.call(INSPECTION, missions -> missions.inspect(file, name));
        if (info.missionName() == null || info.missionName().isBlank() || isLong(info.missionName())) {
            throw manager.unfit("gave a mission no name of 1 to " + Limits.STORED_NAME + " characters");
        }
        if (info.terrain() != null && isLong(info.terrain())) {
            throw manager.unfit("gave a terrain a name of more than " + Limits.STORED_NAME + " characters");
        }
        return info;
    }

    private static boolean isLong(String name) {
        return name.length() > Limits.STORED_NAME;
    }

    /** A file has just been placed, and this is what it holds. */
    StoredMission placed(String name, MissionInfo info) {
        StoredMission before = store.list(serverId).stream()
                .filter(row -> row.fileName().equals(name))
                .findFirst()
                .orElse(null);
        return write(files.find(name), before, info);
    }

    private StoredMission follow(MissionFiles.Found file, StoredMission row) {
        if (row != null && row.fileSize() == file.size() && file.modifiedAt().equals(row.modifiedAt())) {
            return row;
        }
        return write(file, row, infoOf(file));
    }

    /** A file that the game will not take is there nevertheless, and shown. */
    private MissionInfo infoOf(MissionFiles.Found file) {
        try {
            return inspect(files.path(file.name()), file.name());
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.GAME_TYPE_NOT_FOUND) {
                throw e;
            }
            LOG.debug("Mission file {} of server {}: {}", file.name(), serverId, e.getMessage());
            return new MissionInfo(files.withoutExtension(file.name()), null);
        }
    }

    private StoredMission write(MissionFiles.Found file, StoredMission row, MissionInfo info) {
        StoredMission now = new StoredMission(
                row == null ? 0 : row.id(),
                serverId,
                file.name(),
                info.missionName(),
                info.terrain(),
                file.size(),
                file.modifiedAt());
        if (row == null) {
            return store.insert(now);
        }
        store.update(now);
        rotations.forget(serverId);
        return now;
    }
}
