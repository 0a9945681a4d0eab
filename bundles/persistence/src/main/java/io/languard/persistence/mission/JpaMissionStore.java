package io.languard.persistence.mission;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.persistence.jpa.ServerRowLocker;
import io.languard.persistence.jpa.TransactionRunner;
import io.languard.persistence.jpa.TransactionRunner.DuplicateException;
import io.languard.spi.backup.StoredContent.RotationItem;
import io.languard.spi.mission.MissionRecord;
import io.languard.spi.mission.MissionStore;
import io.languard.spi.mission.RotationEntryRecord;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores missions and rotations in the database. */
@Component
public final class JpaMissionStore implements MissionStore {

    private final TransactionRunner transactionRunner;

    /** Creates a store on this database. */
    @Activate
    public JpaMissionStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public List<MissionRecord> list(int serverId) {
        return transactionRunner.read(entities -> entities.createQuery(
                        "SELECT m FROM MissionEntity m WHERE m.serverId = :server ORDER BY m.id", MissionEntity.class)
                .setParameter("server", serverId)
                .getResultStream()
                .map(MissionEntity::toRecord)
                .toList());
    }

    @Override
    public MissionRecord insert(MissionRecord mission) {
        try {
            return transactionRunner.write(entities -> {
                ServerRowLocker.require(entities, List.of(mission.serverId()));
                MissionEntity row = new MissionEntity(mission);
                entities.persist(row);
                entities.flush();
                return row.toRecord();
            });
        } catch (DuplicateException e) {
            throw new LanguardException(
                    ErrorCode.CONFLICT, "A mission file named '" + mission.fileName() + "' already exists", e);
        }
    }

    @Override
    public void update(MissionRecord mission) {
        transactionRunner.write(entities -> {
            MissionEntity row = entities.find(MissionEntity.class, mission.id(), LockModeType.PESSIMISTIC_WRITE);
            if (row != null) {
                row.change(mission);
            }
            return null;
        });
    }

    @Override
    public void delete(int id) {
        transactionRunner.write(entities -> entities.createQuery("DELETE FROM MissionEntity m WHERE m.id = :id")
                .setParameter("id", id)
                .executeUpdate());
    }

    @Override
    public List<RotationEntryRecord> rotation(int serverId) {
        return transactionRunner.read(entities -> entities.createQuery(
                        "SELECT r FROM RotationEntity r WHERE r.serverId = :server ORDER BY r.id", RotationEntity.class)
                .setParameter("server", serverId)
                .getResultStream()
                .map(RotationEntity::toRecord)
                .toList());
    }

    @Override
    public List<RotationEntryRecord> replaceRotation(int serverId, List<RotationEntryRecord> entries) {
        return transactionRunner.write(entities -> {
            ServerRowLocker.require(entities, List.of(serverId));
            requireMissions(entities, serverId, entries);
            entities.createQuery("DELETE FROM RotationEntity r WHERE r.serverId = :server")
                    .setParameter("server", serverId)
                    .executeUpdate();
            return entries.stream()
                    .map(entry -> insert(entities, new RotationEntity(serverId, entry)))
                    .toList();
        });
    }

    /**
     * Replaces the rotation of a server whose row is locked by entries that name their missions' files. Missions without a
     * row get one whose size and time do not match the file, so that the next listing inspects it.
     */
    public static void replaceRotation(EntityManager entities, int serverId, List<RotationItem> items) {
        Map<String, Integer> ids = new HashMap<>();
        entities.createQuery("SELECT m FROM MissionEntity m WHERE m.serverId = :server", MissionEntity.class)
                .setParameter("server", serverId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(MissionEntity::toRecord)
                .forEach(mission -> ids.put(mission.fileName(), mission.id()));
        entities.createQuery("DELETE FROM RotationEntity r WHERE r.serverId = :server")
                .setParameter("server", serverId)
                .executeUpdate();
        for (RotationItem item : items) {
            Integer mission = ids.get(item.fileName());
            if (mission == null) {
                MissionEntity row = new MissionEntity(new MissionRecord(
                        0, serverId, item.fileName(), item.missionName(), item.terrain(), -1, Instant.EPOCH));
                entities.persist(row);
                entities.flush();
                mission = row.toRecord().id();
                ids.put(item.fileName(), mission);
            }
            insert(
                    entities,
                    new RotationEntity(
                            serverId, new RotationEntryRecord(0, mission, item.difficulty(), item.params())));
        }
    }

    /**
     * Locks the missions, because H2 would accept an entry for a mission whose deletion is about to be committed.
     *
     * @throws LanguardException {@code NOT_FOUND} if one does not belong to the server
     */
    private static void requireMissions(EntityManager entities, int serverId, List<RotationEntryRecord> entries) {
        Set<Integer> missing = new HashSet<>();
        entries.forEach(entry -> missing.add(entry.missionId()));
        if (missing.isEmpty()) {
            return;
        }
        entities.createQuery(
                        "SELECT m FROM MissionEntity m WHERE m.serverId = :server AND m.id IN :ids ORDER BY m.id",
                        MissionEntity.class)
                .setParameter("server", serverId)
                .setParameter("ids", List.copyOf(missing))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .forEach(mission -> missing.remove(mission.toRecord().id()));
        for (Integer id : missing) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Mission with id " + id + " not found");
        }
    }

    /** Flushes each row, because the order of the ids is the order of the rotation. */
    private static RotationEntryRecord insert(EntityManager entities, RotationEntity row) {
        entities.persist(row);
        entities.flush();
        return row.toRecord();
    }
}
