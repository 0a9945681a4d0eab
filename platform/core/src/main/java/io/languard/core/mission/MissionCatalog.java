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
import io.languard.toolkit.file.FolderLinks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The missions of one server on disk and in the database, for the duration of one call. */
final class MissionCatalog {

    private static final Logger LOG = LoggerFactory.getLogger(MissionCatalog.class);
    private static final Duration INSPECTION_TIMEOUT = Duration.ofSeconds(60);

    private final int serverId;
    private final ReentrantLock lock;
    private final GuardedService<MissionManager> manager;
    private final MissionStore store;
    private final RotationCache rotationCache;
    private final MissionDirectory files;
    private final Optional<Path> linkTarget;

    MissionCatalog(
            GameServer server,
            ReentrantLock lock,
            GuardedService<MissionManager> manager,
            MissionStore store,
            RotationCache rotationCache) {
        this.serverId = server.id();
        this.lock = lock;
        this.manager = manager;
        this.store = store;
        this.rotationCache = rotationCache;
        Path folder = manager.call(missions -> missions.directory(server));
        if (!folder.isAbsolute()) {
            throw manager.invalidResponse("returned a missions folder that is not an absolute path");
        }
        this.linkTarget = linkTarget(server.directory(), folder);
        this.files = new MissionDirectory(
                folder,
                Set.copyOf(manager.call(MissionManager::extensions)),
                subfolder -> manager.call(missions -> missions.isUnpacked(subfolder)));
    }

    /** A folder outside the server's directory, such as one of the game, is behind a link only if it is one. */
    private static Optional<Path> linkTarget(Path serverDirectory, Path folder) {
        try {
            return FolderLinks.outside(folder.startsWith(serverDirectory) ? serverDirectory : folder, folder);
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.INTERNAL_ERROR, "Could not read the missions folder", e);
        }
    }

    MissionDirectory files() {
        return files;
    }

    /** Returns a warning for admins if the folder is behind a symbolic link. */
    Optional<String> linkWarning() {
        return linkTarget.map(target -> "The missions folder is behind a link to '" + target
                + "': the file was stored there, and will not be deleted there");
    }

    /** Throws {@code CONFLICT} if a mission must not be deleted because its folder is behind a symbolic link. */
    void checkDeletable(String missionName) {
        linkTarget.ifPresent(target -> {
            throw new LanguardException(
                    ErrorCode.CONFLICT,
                    "Mission '" + missionName + "' is behind a link to '" + target
                            + "', where nothing is deleted; delete the file manually");
        });
    }

    /** Runs several steps while no other call changes the server's missions, and returns their result. */
    <R> R atomically(Supplier<R> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Updates the rows to match the files and returns the rows that have a file. */
    List<MissionRecord> synchronize() {
        return atomically(this::synchronizeRows);
    }

    private List<MissionRecord> synchronizeRows() {
        Map<String, MissionRecord> rows = new HashMap<>();
        store.list(serverId).forEach(row -> rows.put(row.fileName(), row));
        List<MissionRecord> present = new ArrayList<>();
        for (MissionDirectory.MissionFile file : files.list()) {
            present.add(refresh(file, rows.remove(file.name())));
        }
        if (!rows.isEmpty()) {
            Set<Integer> scheduled = inRotation();
            rows.values().stream().filter(row -> !scheduled.contains(row.id())).forEach(row -> store.delete(row.id()));
        }
        return present;
    }

    /** Returns every row by id, including those whose file is gone but which are still in the rotation. */
    Map<Integer, MissionRecord> byId() {
        return store.list(serverId).stream().collect(Collectors.toMap(MissionRecord::id, row -> row));
    }

    Set<Integer> inRotation() {
        return store.rotation(serverId).stream()
                .map(RotationEntryRecord::missionId)
                .collect(Collectors.toSet());
    }

    MissionInfo inspect(Path file, String name) {
        MissionInfo info = manager.call(INSPECTION_TIMEOUT, missions -> missions.inspect(file, name));
        if (info.missionName() == null || info.missionName().isBlank() || isTooLong(info.missionName())) {
            throw manager.invalidResponse("returned a mission name that is not 1 to "
                    + FieldLimits.MAX_STORED_NAME_LENGTH + " characters long");
        }
        if (info.terrain() != null && isTooLong(info.terrain())) {
            throw manager.invalidResponse(
                    "returned a terrain name of more than " + FieldLimits.MAX_STORED_NAME_LENGTH + " characters");
        }
        return info;
    }

    private static boolean isTooLong(String name) {
        return name.length() > FieldLimits.MAX_STORED_NAME_LENGTH;
    }

    /** Saves the row of a file that was just moved into place. */
    MissionRecord register(String name, MissionInfo info) {
        return atomically(() -> {
            MissionRecord existing = store.list(serverId).stream()
                    .filter(row -> row.fileName().equals(name))
                    .findFirst()
                    .orElse(null);
            return save(files.find(name), existing, info);
        });
    }

    private MissionRecord refresh(MissionDirectory.MissionFile file, @Nullable MissionRecord row) {
        if (row != null && row.fileSize() == file.size() && file.modifiedAt().equals(row.modifiedAt())) {
            return row;
        }
        return save(file, row, inspectOrDefault(file));
    }

    /** Files that the adapter rejects are listed too, under their file name. */
    private MissionInfo inspectOrDefault(MissionDirectory.MissionFile file) {
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

    private MissionRecord save(MissionDirectory.MissionFile file, @Nullable MissionRecord row, MissionInfo info) {
        MissionRecord updated = new MissionRecord(
                row == null ? 0 : row.id(),
                serverId,
                file.name(),
                info.missionName(),
                info.terrain(),
                file.size(),
                file.modifiedAt());
        if (row == null) {
            return store.insert(updated);
        }
        store.update(updated);
        rotationCache.evict(serverId);
        return updated;
    }
}
