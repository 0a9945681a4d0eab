package io.languard.persistence.backup;

import io.languard.service.backup.Backup;
import io.languard.service.backup.BackupReason;
import io.languard.spi.backup.BackupRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code backups}. The server need not exist any more. */
@Entity
@Table(name = "backups")
class BackupEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    @Column(name = "server_id", updatable = false)
    private int serverId;

    @Column(name = "file_name", updatable = false)
    private String file;

    private String name;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "created_by", updatable = false)
    private String createdBy;

    @Column(name = "size_bytes", updatable = false)
    private long sizeBytes;

    @Column(updatable = false)
    private String sha256;

    private boolean locked;

    @Column(updatable = false)
    private String reason;

    protected BackupEntity() {}

    BackupEntity(BackupRecord row) {
        Backup backup = row.backup();
        serverId = row.serverId();
        file = row.file();
        createdAt = backup.createdAt().toEpochMilli();
        createdBy = backup.createdBy();
        sizeBytes = backup.sizeBytes();
        sha256 = backup.sha256();
        reason = backup.reason().wireName();
        change(backup);
    }

    final void change(Backup backup) {
        name = backup.name();
        locked = backup.locked();
    }

    BackupRecord toRecord() {
        return new BackupRecord(
                new Backup(
                        id,
                        name,
                        Instant.ofEpochMilli(createdAt),
                        createdBy,
                        sizeBytes,
                        sha256,
                        locked,
                        BackupReason.ofWireName(reason)),
                serverId,
                file);
    }
}
