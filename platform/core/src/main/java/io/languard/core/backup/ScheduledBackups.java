package io.languard.core.backup;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.job.JobRunner;
import io.languard.core.schedule.BackupAction;
import io.languard.service.backup.BackupReason;
import io.languard.service.backup.BackupService;
import io.languard.service.job.Job;
import io.languard.service.job.JobState;
import io.languard.service.user.Actor;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the backups of schedules. */
@Component
public final class ScheduledBackups implements BackupAction {

    private final BackupService backups;
    private final JobRunner jobs;

    @Activate
    public ScheduledBackups(@Reference BackupService backups, @Reference JobRunner jobs) {
        this.backups = backups;
        this.jobs = jobs;
    }

    @Override
    public CompletionStage<?> backUp(Actor actor, int serverId, String name) {
        Job job = backups.create(actor, serverId, name, BackupReason.SCHEDULE);
        return jobs.end(job.id()).thenAccept(ScheduledBackups::requireSuccess);
    }

    private static void requireSuccess(Job ended) {
        if (ended.state() != JobState.SUCCEEDED) {
            throw new LanguardException(
                    ErrorCode.CONFLICT,
                    ended.error() == null ? "The backup was cancelled" : "The backup failed: " + ended.error());
        }
    }
}
