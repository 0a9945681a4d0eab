package io.languard.core.backup;

import static java.util.Objects.requireNonNull;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.backup.Backup;
import io.languard.service.backup.BackupPolicy;
import io.languard.service.event.BackupAuditEvent.BackupExpired;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.user.Actor;
import io.languard.spi.backup.BackupRecord;
import io.languard.spi.backup.BackupStore;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes backups: those that the policy of their server no longer wants, and single ones. */
@Component(service = BackupExpiry.class)
public class BackupExpiry {

    private final BackupStore store;
    private final BackupCreator creator;
    private final EventService events;

    @Activate
    public BackupExpiry(
            @Reference BackupStore store, @Reference BackupCreator creator, @Reference EventService events) {
        this.store = store;
        this.creator = creator;
        this.events = events;
    }

    /** Applies the policy of a server to those of its backups whose files exist. */
    void apply(int serverId) {
        BackupPolicy policy = store.policy(serverId).orElse(BackupPolicy.KEEP_ALL);
        Map<Backup, BackupRecord> present = new HashMap<>();
        for (BackupRecord row : store.list(serverId)) {
            if (creator.folderOf(serverId).isComplete(row.file())) {
                present.put(row.backup(), row);
            }
        }
        for (Backup backup : RetentionRules.removable(present.keySet().stream().toList(), policy)) {
            delete(requireNonNull(present.get(backup)));
            events.publish(PlatformEvent.Audited.now(
                    serverId, Actor.supervisor(), new BackupExpired(backup.id(), backup.name())));
        }
    }

    /** Deletes the files of a backup, and then its row. */
    void delete(BackupRecord backup) {
        try {
            creator.folderOf(backup.serverId()).delete(backup.file());
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.INTERNAL_ERROR, "Could not delete the files of the backup", e);
        }
        store.delete(backup.backup().id());
    }
}
