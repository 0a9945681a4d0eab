package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.job.Job;
import io.languard.service.job.JobState;
import io.languard.service.user.Permission;
import io.languard.spi.job.JobRecord;
import java.time.Instant;
import org.junit.jupiter.api.Test;

abstract class JobStoreContract extends StoreContract {

    private Job added(Integer serverId) {
        return fixture()
                .jobs()
                .insert(new JobRecord(Job.queued("backup", serverId, EMOJI, NOW), Permission.SERVER_BACKUPS))
                .job();
    }

    private Job ended(Instant end) {
        Job job = added(null).started(NOW).ended(JobState.SUCCEEDED, null, end);
        fixture().jobs().update(job);
        return job;
    }

    @Test
    void readsBackEveryField() {
        Job bare = added(null);
        Job full = added(5).started(NOW.plusMillis(1))
                .withProgress(0.25, EMOJI)
                .ended(JobState.FAILED, "No space " + EMOJI, NOW.plusMillis(2));

        fixture().jobs().update(full);

        assertThat(fixture().jobs().list())
                .containsExactly(
                        new JobRecord(full, Permission.SERVER_BACKUPS), new JobRecord(bare, Permission.SERVER_BACKUPS));
        assertThat(fixture().jobs().find(bare.id()).orElseThrow().job()).isEqualTo(bare);
        assertThat(fixture().jobs().find(full.id() + 1)).isEmpty();
    }

    @Test
    void doesNotReuseIds() {
        int first = ended(NOW).id();
        fixture().jobs().purge(NOW.plusMillis(1), 10);

        assertThat(fixture().jobs().list()).isEmpty();
        assertThat(added(null).id()).isGreaterThan(first);
    }

    @Test
    void marksOnlyUnfinishedJobsAsFailed() {
        Job done = ended(NOW);
        Job queued = added(1);
        Job running = added(1).started(NOW);
        fixture().jobs().update(running);

        assertThat(fixture().jobs().failUnfinished("cut off", NOW.plusMillis(9)))
                .containsExactly(
                        queued.ended(JobState.FAILED, "cut off", NOW.plusMillis(9)),
                        running.ended(JobState.FAILED, "cut off", NOW.plusMillis(9)));
        assertThat(fixture().jobs().failUnfinished("again", NOW)).isEmpty();
        assertThat(fixture().jobs().find(queued.id()).orElseThrow().job().error())
                .isEqualTo("cut off");
        assertThat(fixture().jobs().find(done.id()).orElseThrow().job()).isEqualTo(done);
    }

    @Test
    void purgesOldJobsAndTheOldestBeyondANumberButNoneThatHasNotEnded() {
        Job unfinished = added(1);
        ended(NOW.minusMillis(1));
        ended(NOW);
        Job second = ended(NOW);
        Job third = ended(NOW);

        fixture().jobs().purge(NOW, 2);

        assertThat(fixture().jobs().list())
                .extracting(row -> row.job().id())
                .containsExactly(third.id(), second.id(), unfinished.id());
    }

    @Test
    void jobsOutliveTheirServer() {
        int server = stored("s").id();
        Job job = added(server);

        fixture().servers().delete(server);

        assertThat(fixture().jobs().find(job.id())).isPresent();
    }
}
