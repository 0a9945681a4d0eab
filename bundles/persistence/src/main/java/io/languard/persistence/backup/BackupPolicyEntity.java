package io.languard.persistence.backup;

import io.languard.service.backup.BackupPolicy;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code backup_policies}. */
@Entity
@Table(name = "backup_policies")
class BackupPolicyEntity {

    @Id
    @Column(name = "server_id")
    private int serverId;

    @Column(name = "keep_last")
    private int keepLast;

    @Column(name = "keep_daily")
    private int keepDaily;

    @Column(name = "keep_weekly")
    private int keepWeekly;

    @Column(name = "max_total_mb")
    private int maxTotalMb;

    @Column(name = "before_delete")
    private boolean beforeDelete;

    protected BackupPolicyEntity() {}

    BackupPolicyEntity(int serverId, BackupPolicy policy) {
        this.serverId = serverId;
        keepLast = policy.keepLast();
        keepDaily = policy.keepDaily();
        keepWeekly = policy.keepWeekly();
        maxTotalMb = policy.maxTotalMb();
        beforeDelete = policy.beforeDelete();
    }

    BackupPolicy toPolicy() {
        return new BackupPolicy(keepLast, keepDaily, keepWeekly, maxTotalMb, beforeDelete);
    }
}
