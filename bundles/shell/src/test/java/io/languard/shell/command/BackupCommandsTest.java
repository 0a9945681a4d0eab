package io.languard.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.backup.BackupPolicy;
import io.languard.service.job.JobState;
import io.languard.shell.ShellFixture;
import io.languard.testkit.service.FakeJobs;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackupCommandsTest {

    private final ShellFixture shell = new ShellFixture();

    @BeforeEach
    void jobsHaveEnded() {
        shell.jobs.jobs.put(1, FakeJobs.job(1).ended(JobState.SUCCEEDED, null, Instant.EPOCH));
    }

    private String ok(String line) throws Exception {
        int status = shell.run(line);
        assertThat(shell.err).isEmpty();
        assertThat(status).isZero();
        return shell.out;
    }

    @Test
    void listsCreatesRestoresAndDeletesBackups() throws Exception {
        assertThat(ok("backups 1")).contains("Before the update");
        assertThat(ok("backup 1 before the update")).contains("was created");
        assertThat(shell.backups.called).isEqualTo("create 1 before the update MANUAL");
        ok("backup 1");
        assertThat(shell.backups.called).isEqualTo("create 1 null MANUAL");
        assertThat(ok("backup-restore 1 1")).contains("was restored");
        assertThat(shell.backups.called).isEqualTo("restore 1 1");
        ok("backup-del 1 1");
        assertThat(shell.backups.called).isEqualTo("delete 1 1");
        assertThat(shell.run("backup-restore 1 2")).isEqualTo(1);
    }

    @Test
    void aBackupThatFailsFailsTheCommand() throws Exception {
        shell.jobs.jobs.put(1, FakeJobs.job(1).ended(JobState.FAILED, "No space", Instant.EPOCH));
        assertThat(shell.run("backup 1")).isEqualTo(1);
        assertThat(shell.err).contains("No space");
    }

    @Test
    void changesOnlyTheNamedRulesOfAPolicy() throws Exception {
        assertThat(ok("backup-policy 1")).contains("keep_last").contains("5");
        ok("backup-policy 1 --last 9 --before-delete yes");
        assertThat(shell.backups.policy).isEqualTo(new BackupPolicy(9, 7, 4, 1000, true));
        assertThat(shell.run("backup-policy 1 --last -1")).isEqualTo(2);
        assertThat(shell.run("backup-policy 1 --before-delete perhaps")).isEqualTo(2);
    }

    @Test
    void deletingAServerWaitsForItsBackup() throws Exception {
        shell.backups.policy = new BackupPolicy(0, 0, 0, 0, true);
        ok("delete 1");
        assertThat(shell.backups.called).isEqualTo("deleteServer 1");
    }
}
