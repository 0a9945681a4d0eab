package io.languard.core.schedule;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.backup.BackupReason;
import io.languard.service.backup.BackupService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import io.languard.service.job.Job;
import io.languard.service.job.JobService;
import io.languard.service.job.JobState;
import io.languard.service.user.Actor;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes backups as jobs, and waits for their end by the events about them, which occupies no thread. Thread-safe. */
@Component(service = {BackupAction.class, PlatformEventListener.class})
public final class JobBackupAction implements BackupAction, PlatformEventListener {

    /** Longer than any backup takes, in case an event is lost. */
    private static final long LIMIT_HOURS = 24;

    private final BackupService backupService;
    private final JobService jobService;
    private final Map<Integer, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    @Activate
    public JobBackupAction(@Reference BackupService backupService, @Reference JobService jobService) {
        this.backupService = backupService;
        this.jobService = jobService;
    }

    @Override
    public CompletionStage<?> backUp(Actor actor, int serverId) {
        int job = backupService
                .create(actor, serverId, null, BackupReason.SCHEDULE)
                .id();
        CompletableFuture<Void> done = new CompletableFuture<>();
        waiting.put(job, done);
        done.orTimeout(LIMIT_HOURS, TimeUnit.HOURS).whenComplete((result, e) -> waiting.remove(job));
        settle(jobService.get(actor, job)); // it may have ended before
        return done;
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof PlatformEvent.JobChanged changed) {
            settle(changed.job());
        }
    }

    private void settle(Job job) {
        CompletableFuture<Void> done = waiting.get(job.id());
        if (done == null || !job.state().isFinal()) {
            return;
        }
        if (job.state() == JobState.SUCCEEDED) {
            done.complete(null);
        } else {
            String reason = job.error() == null ? "The backup was cancelled" : job.error();
            done.completeExceptionally(new LanguardException(ErrorCode.CONFLICT, reason));
        }
    }
}
