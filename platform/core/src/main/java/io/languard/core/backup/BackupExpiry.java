package io.languard.core.backup;

import static java.util.Objects.requireNonNull;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.job.JobControl;
import io.languard.service.backup.Backup;
import io.languard.service.backup.BackupPolicy;
import io.languard.service.event.AuditEvent;
import io.languard.service.event.BackupAuditEvent.BackupExpired;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.ServerAuditEvent.ServerWarning;
import io.languard.service.user.Actor;
import io.languard.spi.backup.BackupRecord;
import io.languard.spi.backup.BackupStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes backups: those that the policy of their server no longer wants, and single ones. Thread-safe. */
@Component(service = BackupExpiry.class)
public class BackupExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(BackupExpiry.class);

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

    /** Returns whether the policy of a server may have something to remove. */
    boolean isDue(int serverId) {
        List<Backup> backups = List.copyOf(present(serverId).keySet());
        return !backups.isEmpty()
                && !RetentionRules.removable(backups, policy(serverId), backups.get(0))
                        .isEmpty();
    }

    /**
     * Finds the newest backup of a server that can be restored. Reads archives, of which the first mostly suffices; a
     * damaged one is an event {@code warning}.
     */
    Optional<Backup> findLastGood(int serverId, JobControl control) throws InterruptedException {
        for (BackupRecord row : present(serverId).values()) {
            String problem = problem(row, control);
            if (problem == null) {
                return Optional.of(row.backup());
            }
            if (!creator.folderOf(serverId).isComplete(row.file())) {
                continue; // deleted while it was read
            }
            LOG.warn(
                    "Backup {} of server {} can't be restored: {}", row.backup().id(), serverId, problem);
            audit(
                    serverId,
                    new ServerWarning("The backup '" + row.backup().name() + "' can't be restored: " + problem));
        }
        return Optional.empty();
    }

    private @Nullable String problem(BackupRecord row, JobControl control) throws InterruptedException {
        BackupFolder folder = creator.folderOf(row.serverId());
        Path archive = folder.archive(row.file());
        long size = Math.max(1, row.backup().sizeBytes());
        try {
            BackupManifest.read(folder.manifest(row.file()));
            if (Files.size(archive) != row.backup().sizeBytes()) {
                return "its archive does not have the size that it was created with";
            }
            new ArchiveExtractor(control)
                    .verify(
                            archive,
                            row.backup().sha256(),
                            bytes -> control.report((double) bytes / size, "Checking the last backup"));
            return null;
        } catch (IOException e) {
            return "it can't be read";
        } catch (LanguardException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /**
     * Applies the policy of a busy server to those of its backups whose files exist.
     *
     * @param lastGood is not removed
     * @return {@code false} if that one has been removed since it was verified; then nothing else is
     */
    boolean apply(int serverId, Backup lastGood) {
        Map<Backup, BackupRecord> present = present(serverId);
        if (present.keySet().stream().noneMatch(backup -> backup.id() == lastGood.id())) {
            return false;
        }
        for (Backup backup : RetentionRules.removable(present.keySet().stream().toList(), policy(serverId), lastGood)) {
            delete(requireNonNull(present.get(backup)));
            audit(serverId, new BackupExpired(backup.id(), backup.name()));
        }
        return true;
    }

    private BackupPolicy policy(int serverId) {
        return store.policy(serverId).orElse(BackupPolicy.KEEP_ALL);
    }

    /** Returns the backups whose files exist, newest first. */
    private Map<Backup, BackupRecord> present(int serverId) {
        Map<Backup, BackupRecord> present = new LinkedHashMap<>();
        store.list(serverId).stream()
                .filter(row -> creator.folderOf(serverId).isComplete(row.file()))
                .sorted(Comparator.comparing(BackupRecord::backup, RetentionRules.NEWEST_FIRST))
                .forEach(row -> present.put(row.backup(), row));
        return present;
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

    private void audit(int serverId, AuditEvent event) {
        events.publish(PlatformEvent.Audited.now(serverId, Actor.supervisor(), event));
    }
}
