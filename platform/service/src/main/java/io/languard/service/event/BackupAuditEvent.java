package io.languard.service.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.languard.service.backup.BackupPolicy;
import io.languard.service.backup.BackupReason;
import java.util.List;

/** Events about a server's backups. */
public sealed interface BackupAuditEvent extends AuditEvent {

    /** A backup was created. */
    @JsonTypeName("backup_created")
    record BackupCreated(int backupId, String name, long sizeBytes, BackupReason backupReason)
            implements BackupAuditEvent {}

    /**
     * A backup was restored.
     *
     * @param missingMods the names of mods that it enabled, but that are not registered any more
     * @param unknownSettings the settings that it contained, but that the game does not have any more, by section
     */
    @JsonTypeName("backup_restored")
    record BackupRestored(
            int backupId,
            String name,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missingMods,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unknownSettings)
            implements BackupAuditEvent {

        public BackupRestored {
            missingMods = List.copyOf(missingMods);
            unknownSettings = List.copyOf(unknownSettings);
        }
    }

    /** A backup was renamed, locked or unlocked. */
    @JsonTypeName("backup_updated")
    record BackupUpdated(int backupId, String name, boolean locked) implements BackupAuditEvent {}

    /** A backup was deleted. */
    @JsonTypeName("backup_deleted")
    record BackupDeleted(int backupId, String name) implements BackupAuditEvent {}

    /** The policy has removed a backup. */
    @JsonTypeName("backup_expired")
    record BackupExpired(int backupId, String name) implements BackupAuditEvent {}

    /** The archive of a backup was downloaded. */
    @JsonTypeName("backup_downloaded")
    record BackupDownloaded(int backupId, String name) implements BackupAuditEvent {}

    /** It was set which backups are kept. */
    @JsonTypeName("backup_policy_updated")
    record BackupPolicyUpdated(BackupPolicy policy) implements BackupAuditEvent {}
}
