package io.languard.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.core.job.JobControl;
import io.languard.core.job.JobRequest;
import io.languard.service.backup.Backup;
import io.languard.service.backup.BackupPolicy;
import io.languard.service.backup.BackupReason;
import io.languard.service.job.Job;
import io.languard.service.job.JobState;
import io.languard.service.user.Permission;
import io.languard.spi.backup.BackupRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PolicyJobsTest {

    @TempDir
    Path data;

    private final InMemoryStores memory = new InMemoryStores();
    private final CountDownLatch release = new CountDownLatch(1);
    private TestCore core;
    private int server;
    private Backup first;
    private Backup second;
    private Backup third;

    @BeforeEach
    void makeBackups() throws Exception {
        core = new TestCore(data, memory);
        server = core.create("one", null);
        Files.createDirectories(data.resolve("servers").resolve(Integer.toString(server)));
        first = backup();
        second = backup();
        third = backup();
    }

    @AfterEach
    void stop() {
        release.countDown();
        core.crash();
    }

    private Backup backup() throws InterruptedException {
        core.jobs.await(core.backups
                .create(TestCore.ADMIN, server, null, BackupReason.MANUAL)
                .id());
        return all().get(0);
    }

    private List<Backup> all() {
        return core.backups.list(TestCore.ADMIN, server, 100, 0);
    }

    private void keepLast() {
        core.backups.setPolicy(TestCore.ADMIN, server, new BackupPolicy(1, 0, 0, 0, false));
    }

    private List<Job> retentionJobs() {
        return core.jobService.list(TestCore.ADMIN, server, null, 100, 0).stream()
                .filter(job -> job.type().equals("retention"))
                .toList();
    }

    private BackupRecord row(Backup backup) {
        return memory.backups.list(server).stream()
                .filter(row -> row.backup().id() == backup.id())
                .findFirst()
                .orElseThrow();
    }

    private Path archive(Backup backup) {
        return core.backups.archive(TestCore.ADMIN, server, backup.id()).file();
    }

    private static boolean isJobThread() {
        return Thread.currentThread().getName().startsWith("languard-job-");
    }

    /** Sees the progress of a job that is not run by the runner. */
    private static final class ObservedControl implements JobControl {

        private final Runnable onProgress;

        ObservedControl(Runnable onProgress) {
            this.onProgress = onProgress;
        }

        @Override
        public int jobId() {
            return 1;
        }

        @Override
        public void report(Double progress, String message) {
            onProgress.run();
        }

        @Override
        public void checkCancelled() {}

        @Override
        public void disableCancellation() {}
    }

    @Test
    void nothingIsRemovedOnceTheLastGoodBackupIsGone() throws Exception {
        memory.backups.setPolicy(server, new BackupPolicy(1, 0, 0, 0, false));
        core.backups.delete(TestCore.ADMIN, server, third.id());

        assertThat(core.backupExpiry.apply(server, third)).isFalse();
        assertThat(all()).containsExactly(second, first);
    }

    @Test
    void theRestIsVerifiedAnewIfTheLastGoodBackupIsDeletedBeforeThePolicyIsApplied() throws Exception {
        BackupRecord verified = row(third);
        AtomicInteger reads = new AtomicInteger();
        memory.backups.beforeList = () -> {
            if (isJobThread() && reads.incrementAndGet() == 2) { // after that of the verification
                core.backupExpiry.delete(verified);
            }
        };

        keepLast();

        Awaitility.await().untilAsserted(() -> assertThat(all()).containsExactly(second));
        assertThat(retentionJobs()).hasSize(2);
    }

    @Test
    void aDamagedBackupThatIsDeletedWhileItIsReadIsNoWarning() throws Exception {
        Path archive = archive(third);
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);
        BackupRecord damaged = row(third);
        ObservedControl control = new ObservedControl(() -> core.backupExpiry.delete(damaged));

        assertThat(core.backupExpiry.findLastGood(server, control)).contains(second);

        assertThat(core.trail(server, "warning")).isEmpty();
    }

    @Test
    void aJobThatIsCancelledWhileItWaitsDoesNotHoldUpTheNextOne() throws Exception {
        occupyJobThreads();
        keepLast();
        Awaitility.await().until(() -> retentionJobs().size() == 1);
        core.jobService.cancel(TestCore.ADMIN, retentionJobs().get(0).id());

        keepLast();

        Awaitility.await().until(() -> retentionJobs().size() == 2);
        release.countDown();
        Awaitility.await().untilAsserted(() -> assertThat(all()).containsExactly(third));
    }

    private void occupyJobThreads() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            core.jobs.start(new JobRequest("test", null, "admin", Permission.SYSTEM_MANAGE), control -> {
                running.countDown();
                release.await();
            });
        }
        running.await();
    }

    @Test
    void aPolicyIsAppliedOnceTheDatabaseIsBack() {
        AtomicInteger reads = new AtomicInteger();
        memory.backups.beforeList = () -> {
            if (reads.incrementAndGet() == 1) {
                throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "lost");
            }
        };

        keepLast();

        Awaitility.await().until(() -> reads.get() > 0);
        Awaitility.await().untilAsserted(() -> assertThat(all()).containsExactly(third));
        assertThat(retentionJobs()).singleElement().satisfies(job -> assertThat(job.actor())
                .isEqualTo("admin"));
    }

    @Test
    void neitherClientsNorTheEndsOfJobsWaitForTheDatabaseToTellWhetherAPolicyIsDue() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch readOn = new CountDownLatch(1);
        memory.backups.beforeRestore = () -> {
            keepLast();
            memory.backups.beforeList = () -> {
                inside.countDown();
                awaitQuietly(readOn);
            };
        };
        Job restoring = core.backups.restore(TestCore.ADMIN, server, first.id());

        assertThat(core.jobs.await(restoring.id()).state()).isEqualTo(JobState.SUCCEEDED);
        inside.await();
        keepLast();

        assertThat(retentionJobs()).isEmpty();
        readOn.countDown();
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(all()).extracting(Backup::reason).containsExactly(BackupReason.BEFORE_RESTORE));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
