package io.languard.spi.backup;

import io.languard.service.backup.Backup;
import io.languard.service.backup.BackupPolicy;
import java.util.List;
import java.util.Optional;

/** Stores what is known of backups; the archives are files. Same guarantees as {@link io.languard.spi.server.ServerStore}. */
public interface BackupStore {

    /** Returns the backups of a server, newest first. */
    List<BackupRecord> list(int serverId);

    /**
     * Adds a backup; its id is ignored.
     *
     * @return the backup with its id, which is higher than any previous one
     */
    BackupRecord insert(BackupRecord backup);

    /** Updates the name of a backup and whether it is locked. Does nothing if it was deleted. */
    void update(Backup backup);

    /** Deletes a backup. Does nothing if it was deleted already. */
    void delete(int id);

    /** Returns the policy of a server; empty if none was set. */
    Optional<BackupPolicy> policy(int serverId);

    /** Sets the policy of a server. Throws {@code NOT_FOUND} if the server was deleted. */
    void setPolicy(int serverId, BackupPolicy policy);

    /**
     * Replaces the configuration, the rotation and the enabled mods of a server in one transaction, and stores its token in
     * the same one. Versions of sections increase. Missions without a row get one, which the next listing completes. Throws
     * {@code NOT_FOUND} if the server was deleted.
     *
     * @return the names of mods that are not registered and were therefore left out
     */
    List<String> restore(int serverId, String gameType, StoredContent content, String token);

    /** Returns the token of the latest restore of a server; empty if there was none. */
    Optional<String> restoreToken(int serverId);
}
