package io.languard.spi.backup;

import io.languard.service.backup.Backup;

/**
 * A stored backup.
 *
 * @param file the name of its files without their extensions
 */
public record BackupRecord(Backup backup, int serverId, String file) {

    /** Returns this record with another backup. */
    public BackupRecord withBackup(Backup changed) {
        return new BackupRecord(changed, serverId, file);
    }
}
