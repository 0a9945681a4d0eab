package io.languard.persistence.backup;

import io.languard.persistence.config.JpaConfigStore;
import io.languard.persistence.jpa.ServerRowLocker;
import io.languard.persistence.jpa.TransactionRunner;
import io.languard.persistence.mission.JpaMissionStore;
import io.languard.persistence.mod.JpaModStore;
import io.languard.service.backup.Backup;
import io.languard.service.backup.BackupPolicy;
import io.languard.spi.backup.BackupRecord;
import io.languard.spi.backup.BackupStore;
import io.languard.spi.backup.StoredContent;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores what is known of backups in the database. */
@Component
public final class JpaBackupStore implements BackupStore {

    private final TransactionRunner transactionRunner;

    /** Creates a store on this database. */
    @Activate
    public JpaBackupStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public List<BackupRecord> list(int serverId) {
        return transactionRunner.read(entities -> entities.createQuery(
                        "SELECT b FROM BackupEntity b WHERE b.serverId = :server ORDER BY b.createdAt DESC, b.id DESC",
                        BackupEntity.class)
                .setParameter("server", serverId)
                .getResultStream()
                .map(BackupEntity::toRecord)
                .toList());
    }

    @Override
    public BackupRecord insert(BackupRecord backup) {
        return transactionRunner.write(entities -> {
            BackupEntity row = new BackupEntity(backup);
            entities.persist(row);
            entities.flush();
            return row.toRecord();
        });
    }

    @Override
    public void update(Backup backup) {
        transactionRunner.write(entities -> {
            BackupEntity row = entities.find(BackupEntity.class, backup.id(), LockModeType.PESSIMISTIC_WRITE);
            if (row != null) {
                row.change(backup);
            }
            return null;
        });
    }

    @Override
    public void delete(int id) {
        transactionRunner.write(entities -> entities.createQuery("DELETE FROM BackupEntity b WHERE b.id = :id")
                .setParameter("id", id)
                .executeUpdate());
    }

    @Override
    public Optional<BackupPolicy> policy(int serverId) {
        return transactionRunner.read(entities -> Optional.ofNullable(entities.find(BackupPolicyEntity.class, serverId))
                .map(BackupPolicyEntity::toPolicy));
    }

    @Override
    public void setPolicy(int serverId, BackupPolicy policy) {
        transactionRunner.write(entities -> {
            ServerRowLocker.require(entities, List.of(serverId));
            return entities.merge(new BackupPolicyEntity(serverId, policy));
        });
    }

    @Override
    public List<String> restore(int serverId, String gameType, StoredContent content, String token) {
        return transactionRunner.write(entities -> {
            ServerRowLocker.require(entities, List.of(serverId));
            JpaConfigStore.restore(entities, serverId, content.sections());
            JpaMissionStore.replaceRotation(entities, serverId, content.rotation());
            List<String> missing = JpaModStore.replaceEnabled(entities, serverId, gameType, content.mods());
            entities.merge(new RestoreEntity(serverId, token));
            return missing;
        });
    }

    @Override
    public Optional<String> restoreToken(int serverId) {
        return transactionRunner.read(entities -> Optional.ofNullable(entities.find(RestoreEntity.class, serverId))
                .map(RestoreEntity::token));
    }
}
