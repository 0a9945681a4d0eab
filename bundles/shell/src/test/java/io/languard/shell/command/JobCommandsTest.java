package io.languard.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.event.PlatformEvent;
import io.languard.service.job.Job;
import io.languard.service.job.JobState;
import io.languard.shell.ShellFixture;
import io.languard.shell.print.ProgressBar;
import io.languard.testkit.service.FakeJobs;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JobCommandsTest {

    private final ShellFixture shell = new ShellFixture();

    private String ok(String line) throws Exception {
        int status = shell.run(line);
        assertThat(shell.err).isEmpty();
        assertThat(status).isZero();
        return shell.out;
    }

    private CompletableFuture<Integer> follow() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return shell.run("job 1 -f");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void end(JobState state, String error) {
        Job ended = FakeJobs.job(1).ended(state, error, Instant.EPOCH);
        shell.jobs.jobs.put(1, ended);
        shell.jobFollower.onEvent(new PlatformEvent.JobChanged(ended, Instant.EPOCH));
    }

    @Test
    void listsJobs() throws Exception {
        assertThat(ok("jobs 1 --state running")).contains("running").contains("Copying files");
        assertThat(shell.jobs.asked).isEqualTo("1 RUNNING 20 0");
        assertThat(ok("jobs --json")).contains("\"progress\" : 0.5");
        assertThat(shell.run("jobs --state done")).isEqualTo(2);
    }

    @Test
    void waitsForTheEndOfAJob() throws Exception {
        CompletableFuture<Integer> following = follow();
        end(JobState.SUCCEEDED, null);

        assertThat(following.get(10, TimeUnit.SECONDS)).isZero();
        assertThat(shell.out).contains("succeeded");
    }

    @Test
    void aJobThatFailsFailsTheCommand() throws Exception {
        CompletableFuture<Integer> following = follow();
        end(JobState.FAILED, "No space left");

        assertThat(following.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(shell.err).isEqualTo("Job 1 failed: No space left\n");
    }

    @Test
    void cancelsAJob() throws Exception {
        assertThat(ok("job-cancel 1")).contains("is being cancelled");
        end(JobState.CANCELLED, null);
        assertThat(shell.run("job-cancel 1")).isEqualTo(1);
        assertThat(shell.run("job-cancel 2")).isEqualTo(1);
    }

    @Test
    void theBarFitsIntoTheTerminal() {
        assertThat(ProgressBar.format(0.5, "Copying\u001b[31m", 0))
                .isEqualTo("[###############               ]  50%  Copying\ufffd[31m");
        assertThat(ProgressBar.format(null, null, 80)).endsWith("]    ?");
        assertThat(ProgressBar.format(1.0, "x".repeat(100), 40)).hasSize(39);
    }
}
