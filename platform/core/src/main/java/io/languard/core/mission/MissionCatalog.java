package io.languard.core.mission;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.MissionInfo;
import io.languard.api.mission.MissionManager;
import io.languard.core.registry.GuardedService;
import io.languard.service.validation.FieldLimits;
import io.languard.spi.mission.MissionRecord;
import io.languard.spi.mission.MissionStore;
import io.languard.spi.mission.RotationEntryRecord;
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
final class MissionCatalog {

    private static final Logger LOG = LoggerFactory.getLogger(MissionCatalog.class);
    private static final Duration INSPECTION = Duration.ofSeconds(60);

    private final int serverId;
    private final GuardedService<MissionManager> manager;
    private final MissionStore store;
    private final RotationCache rotationCache;
    private final MissionDirectory files;

    MissionCatalog(
            GameServer server,
            GuardedService<MissionManager> manager,
            MissionStore store,
            RotationCache rotationCache) {
        this.serverId = server.id();
        this.manager = manager;
        this.store = store;
        this.rotationCache = rotationCache;
        Path folder = manager.call(missions -> missions.directory(server));
        if (!folder.isAbsolute()) {
            throw manager.invalidAnswer("named a missions folder that is not absolute");
        }
        this.files = new MissionDirectory(folder, Set.copyOf(manager.call(MissionManager::extensions)));
    }

    MissionDirectory files() {
        return files;
    }

    /** Makes the rows follow the files; gives those that have one. */
    List<MissionRecord> synchronize() {
        Map<String, MissionRecord> rows = new HashMap<>();
        store.list(serverId).forEach(row -> rows.put(row.fileName(), row));
        List<MissionRecord> present = new ArrayList<>();
        for (MissionDirectory.MissionFile file : files.list()) {
            present.add(follow(file, rows.remove(file.name())));
        }
        if (!rows.isEmpty()) {
            Set<Integer> needed = inRotation();
            rows.values().stream().filter(row -> !needed.contains(row.id())).forEach(row -> store.delete(row.id()));
        }
        return present;
    }

    /** Every row, also of files that only the rotation still knows. */
    Map<Integer, MissionRecord> byId() {
        return store.list(serverId).stream().collect(Collectors.toMap(MissionRecord::id, row -> row));
    }

    Set<Integer> inRotation() {
        return store.rotation(serverId).stream()
                .map(RotationEntryRecord::missionId)
                .collect(Collectors.toSet());
    }

    MissionInfo inspect(Path file, String name) {
        MissionInfo info = manager.call(INSPECTION, missions -> missions.inspect(file, name));
        if (info.missionName() == null || info.missionName().isBlank() || isLong(info.missionName())) {
            throw manager.invalidAnswer("gave a mission no name of 1 to " + FieldLimits.STORED_NAME + " characters");
        }
        if (info.terrain() != null && isLong(info.terrain())) {
            throw manager.invalidAnswer(
                    "gave a terrain a name of more than " + FieldLimits.STORED_NAME + " characters");
        }
        return info;
    }

    private static boolean isLong(String name) {
        return name.length() > FieldLimits.STORED_NAME;
    }

    /** A file has just been placed, and this is what it holds. */
    MissionRecord register(String name, MissionInfo info) {
        MissionRecord before = store.list(serverId).stream()
                .filter(row -> row.fileName().equals(name))
                .findFirst()
                .orElse(null);
        return write(files.find(name), before, info);
    }

    private MissionRecord follow(MissionDirectory.MissionFile file, MissionRecord row) {
        if (row != null && row.fileSize() == file.size() && file.modifiedAt().equals(row.modifiedAt())) {
            return row;
        }
        return write(file, row, infoOf(file));
    }

    /** A file that the game will not take is there nevertheless, and shown. */
    private MissionInfo infoOf(MissionDirectory.MissionFile file) {
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

    private MissionRecord write(MissionDirectory.MissionFile file, MissionRecord row, MissionInfo info) {
        MissionRecord now = new MissionRecord(
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
        rotationCache.evict(serverId);
        return now;
    }
}
