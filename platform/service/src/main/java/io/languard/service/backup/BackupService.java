package io.languard.service.backup;

import io.languard.service.job.Job;
import io.languard.service.page.Page;
import io.languard.service.user.Actor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Use cases for backups of servers. One of a server is created or restored at a time. Thread-safe.
 *
 * <p>Every method throws {@code NOT_FOUND} if there is no such server or backup.
 */
public interface BackupService {

    /** Returns the backups of a server, newest first. */
    Page<Backup> list(Actor actor, int serverId, int limit, int offset);

    /**
     * Starts a job that creates a backup, also while the server runs. When it has succeeded, the policy is applied.
     *
     * @param name {@code null} for a name after the time
     * @throws io.languard.api.error.LanguardException {@code CONFLICT} if a backup of the server is being created or
     *     restored, {@code VALIDATION_ERROR}
     */
    Job create(Actor actor, int serverId, @Nullable String name, BackupReason reason);

    /**
     * Starts a job that replaces the server's files, configuration, rotation and enabled mods with those of a backup, or
     * nothing. It first checks the archive and creates a backup of the present state.
     *
     * @throws io.languard.api.error.LanguardException {@code CONFLICT} if the server is not at rest, or as {@link #create}
     */
    Job restore(Actor actor, int serverId, int backupId);

    /**
     * Renames, locks or unlocks a backup.
     *
     * @param name the new name; {@code null} for the present one
     * @param locked {@code null} for the present state
     */
    Backup update(Actor actor, int serverId, int backupId, @Nullable String name, @Nullable Boolean locked);

    /** Deletes a backup. Throws {@code CONFLICT} if it is locked or being restored. */
    void delete(Actor actor, int serverId, int backupId);

    /** Returns the archive of a backup, and records that it was downloaded. */
    BackupArchive archive(Actor actor, int serverId, int backupId);

    /** Returns which backups are kept. */
    BackupPolicy policy(Actor actor, int serverId);

    /** Sets which backups are kept. The policy is applied after the next backup, not at once. */
    BackupPolicy setPolicy(Actor actor, int serverId, BackupPolicy policy);

    /**
     * Deletes a server as {@link io.languard.service.server.ServerService#delete} does, after a backup if the policy wants
     * one. Backups of deleted servers remain as files.
     *
     * @return the job that does so; empty if the server was deleted at once, without a backup
     */
    Optional<Job> deleteServer(Actor actor, int serverId);
}
