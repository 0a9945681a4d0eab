package io.languard.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.core.TestCore;
import io.languard.service.backup.BackupReason;
import io.languard.service.backup.BackupService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.job.Job;
import io.languard.service.job.JobService;
import io.languard.service.job.JobState;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class JobBackupActionTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Job QUEUED = Job.queued("backup", 7, "admin", NOW).withId(3);

    /** What the job is like when it is looked at right after it was started. */
    private Job present = QUEUED;

    private Object[] created;

    private final JobBackupAction action = new JobBackupAction(
            stub(BackupService.class, arguments -> {
                created = arguments;
                return QUEUED;
            }),
            stub(JobService.class, arguments -> present));

    private interface Call {
        Object respond(Object[] arguments);
    }

    private static <T> T stub(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> call.respond(arguments)));
    }

    private CompletableFuture<?> backUp() {
        return action.backUp(TestCore.ADMIN, 7).toCompletableFuture();
    }

    private void report(Job job) {
        action.onEvent(new PlatformEvent.JobChanged(job, NOW));
    }

    @Test
    void isDoneWhenTheJobHasSucceeded() {
        CompletableFuture<?> done = backUp();
        assertThat(Arrays.asList(created)).containsExactly(TestCore.ADMIN, 7, null, BackupReason.SCHEDULE);

        report(QUEUED.started(NOW));
        report(QUEUED.withId(4).ended(JobState.SUCCEEDED, null, NOW));
        assertThat(done).isNotDone();
        report(QUEUED.ended(JobState.SUCCEEDED, null, NOW));
        assertThat(done).isCompleted();
    }

    @Test
    void isDoneIfTheJobEndedBeforeItWasWaitedFor() {
        present = QUEUED.ended(JobState.SUCCEEDED, null, NOW);
        assertThat(backUp()).isCompleted();
    }

    @Test
    void failsWithTheReasonOfTheJob() {
        CompletableFuture<?> full = backUp();
        report(QUEUED.ended(JobState.FAILED, "The disk is full", NOW));
        assertThatThrownBy(full::join).hasRootCauseMessage("The disk is full");

        CompletableFuture<?> cancelled = backUp();
        report(QUEUED.ended(JobState.CANCELLED, null, NOW));
        assertThatThrownBy(cancelled::join).hasRootCauseMessage("The backup was cancelled");
    }
}
