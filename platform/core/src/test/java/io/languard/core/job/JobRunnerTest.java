package io.languard.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.core.InMemoryStores;
import io.languard.core.access.GrantAuthorizer;
import io.languard.service.event.JobAuditEvent.JobFailed;
import io.languard.service.event.PlatformEvent;
import io.languard.service.job.Job;
import io.languard.service.job.JobService;
import io.languard.service.job.JobState;
import io.languard.service.user.Actor;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JobRunnerTest {

    private static final Actor ADMIN = Actor.user("admin", Role.ADMIN);

    private final InMemoryStores memory = new InMemoryStores();
    private final CoreExecutors executors = new CoreExecutors();
    private final List<PlatformEvent> events = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private JobRunner runner = runner();
    private JobService service = service();

    private JobRunner runner() {
        return new JobRunner(memory.jobs, events::add, executors, Duration.ofDays(30), Clock.systemUTC());
    }

    private JobService service() {
        return new JobServiceImpl(new GrantAuthorizer(), runner, memory.jobs, events::add);
    }

    @AfterEach
    void stop() {
        memory.unavailable = false;
        release.countDown();
        runner.stop();
        executors.stop();
    }

    private Job start(JobWork work) {
        return start(1, work);
    }

    private Job start(Integer serverId, JobWork work) {
        return runner.start(new JobRequest("backup", serverId, "ann", Permission.SERVER_BACKUPS), work);
    }

    private Job blocked() {
        CountDownLatch running = new CountDownLatch(1);
        Job job = start(control -> {
            running.countDown();
            release.await();
        });
        await(running);
        return job;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Actor actor(Integer serverId, Permission... permissions) {
        return new Actor("eve", List.of(new Grant(serverId, Set.of(permissions))));
    }

    private List<Job> published(int id) {
        return events.stream()
                .filter(PlatformEvent.JobChanged.class::isInstance)
                .map(event -> ((PlatformEvent.JobChanged) event).job())
                .filter(job -> job.id() == id)
                .toList();
    }

    @Test
    void runsWorkAndStoresItsEnd() throws Exception {
        Job queued = start(control -> control.report(0.5, "half"));

        Job ended = runner.await(queued.id());

        assertThat(queued.state()).isIn(JobState.QUEUED, JobState.RUNNING, JobState.SUCCEEDED);
        assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(ended.progress()).isEqualTo(1);
        assertThat(ended.message()).isEqualTo("half");
        assertThat(ended.startedAt()).isNotNull();
        assertThat(ended.endedAt()).isNotNull();
        assertThat(memory.jobs.find(queued.id()).orElseThrow().job()).isEqualTo(ended);
        assertThat(published(queued.id()))
                .extracting(Job::state)
                .startsWith(JobState.QUEUED, JobState.RUNNING)
                .endsWith(JobState.SUCCEEDED);
    }

    @Test
    void aFailureIsAStateWithAReason() throws Exception {
        Job full = start(control -> {
            throw new IOException("No space left");
        });
        Job broken = start(control -> {
            throw new IllegalStateException("internal detail");
        });

        Job hidden = start(control -> {
            throw new FileSystemException("/secret/folder/world.tar", null, "No space left on device");
        });

        assertThat(runner.await(hidden.id()).error())
                .isEqualTo("Could not read or write world.tar: No space left on device");
        assertThat(runner.await(full.id()).error()).isEqualTo("No space left");
        assertThat(runner.await(broken.id()).error())
                .startsWith("Unexpected error")
                .doesNotContain("internal detail");
        assertThat(events)
                .filteredOn(PlatformEvent.Audited.class::isInstance)
                .extracting(event -> ((PlatformEvent.Audited) event).event())
                .contains(new JobFailed(full.id(), "backup", "No space left"));
    }

    @Test
    void progressIsThrottledForClientsButVisibleToQueries() throws Exception {
        CountDownLatch reported = new CountDownLatch(1);
        Job job = start(control -> {
            for (int i = 0; i < 100_000; i++) {
                control.report(i / 100_000.0, "step " + i);
            }
            reported.countDown();
            release.await();
        });
        await(reported);

        assertThat(service.get(ADMIN, job.id()).message()).isEqualTo("step 99999");
        assertThat(published(job.id())).hasSizeLessThan(100);
    }

    @Test
    void cancellationInterruptsTheWork() throws Exception {
        Job job = blocked();

        service.cancel(ADMIN, job.id());

        assertThat(runner.await(job.id()).state()).isEqualTo(JobState.CANCELLED);
        assertThatThrownBy(() -> service.cancel(ADMIN, job.id()))
                .hasMessageContaining("has ended")
                .extracting(e -> ((LanguardException) e).code())
                .isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void aJobThatWaitsIsCancelledAtOnceAndNeverRuns() throws Exception {
        for (int i = 0; i < JobRunner.THREADS; i++) {
            blocked();
        }
        AtomicInteger runs = new AtomicInteger();
        Job waiting = start(control -> runs.incrementAndGet());

        assertThat(service.cancel(ADMIN, waiting.id()).state()).isEqualTo(JobState.CANCELLED);
        release.countDown();

        assertThat(runner.await(start(control -> {}).id()).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(runs).hasValue(0);
    }

    @Test
    void aJobPastItsPointOfNoReturnIsNotCancelled() throws Exception {
        CountDownLatch past = new CountDownLatch(1);
        Job job = start(control -> {
            control.disableCancellation();
            past.countDown();
            release.await();
        });
        await(past);

        assertThatThrownBy(() -> service.cancel(ADMIN, job.id())).hasMessageContaining("can no longer be cancelled");
        release.countDown();
        assertThat(runner.await(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void theInterruptOfACancellationDoesNotReachTheNextJob() throws Exception {
        for (int round = 0; round < 200; round++) {
            Job job = start(control -> control.report(null, null));
            runner.cancel(job.id());
            Job next = start(JobControl::checkCancelled);
            assertThat(runner.await(next.id()).state()).isEqualTo(JobState.SUCCEEDED);
        }
    }

    @Test
    void theNumberOfWaitingJobsIsBounded() throws Exception {
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < JobRunner.THREADS; i++) {
            jobs.add(blocked());
        }
        for (int i = 0; i < JobRunner.MAX_QUEUED; i++) {
            jobs.add(start(control -> {}));
        }

        assertThatThrownBy(() -> start(control -> {})).hasMessageContaining("Too many jobs wait");

        release.countDown();
        for (Job job : jobs) {
            assertThat(runner.await(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
        }
    }

    @Test
    void aJobThatAnEarlierRunDidNotCompleteHasFailed() {
        Job cutOff = blocked();
        JobRunner crashed = runner;

        runner = runner();
        service = service();

        assertThat(service.get(ADMIN, cutOff.id()).state()).isEqualTo(JobState.FAILED);
        assertThat(service.get(ADMIN, cutOff.id()).error()).isEqualTo("Languard ended while it ran");
        assertThat(events)
                .filteredOn(PlatformEvent.Audited.class::isInstance)
                .extracting(event -> ((PlatformEvent.Audited) event).event())
                .contains(new JobFailed(cutOff.id(), "backup", JobRecorder.CUT_OFF));
        release.countDown();
        crashed.stop();
    }

    @Test
    void jobsThatWereCutOffFailOnceTheDatabaseIsThere() {
        Job cutOff = blocked();
        JobRunner crashed = runner;
        memory.unavailable = true;
        runner = runner();
        service = service();
        assertThatThrownBy(this::blocked).hasMessageContaining("database");

        memory.unavailable = false;
        Job next = blocked();

        assertThat(service.get(ADMIN, cutOff.id()).error()).isEqualTo(JobRecorder.CUT_OFF);
        assertThat(service.get(ADMIN, next.id()).state()).isEqualTo(JobState.RUNNING);
        release.countDown();
        crashed.stop();
    }

    @Test
    void theEndOfThePlatformInterruptsJobsAndSaysSo() {
        Job job = blocked();

        runner.stop();

        Job ended = memory.jobs.find(job.id()).orElseThrow().job();
        assertThat(ended.state()).isEqualTo(JobState.FAILED);
        assertThat(ended.error()).isEqualTo(JobRecorder.CUT_OFF);
    }

    @Test
    void theEndIsStoredOnceTheDatabaseIsBack() throws Exception {
        Job job = blocked();
        memory.unavailable = true;
        release.countDown();
        assertThat(runner.await(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(service.get(ADMIN, job.id()).state()).isEqualTo(JobState.SUCCEEDED);

        memory.unavailable = false;

        Awaitility.await().untilAsserted(() -> assertThat(
                        memory.jobs.find(job.id()).orElseThrow().job().state())
                .isEqualTo(JobState.SUCCEEDED));
    }

    @Test
    void aJobIsVisibleToThoseWhoMayViewItsServerAndOneOfThePlatformToThoseWhoManageIt() throws Exception {
        Job ofServer = start(1, control -> {});
        Job ofPlatform = start(null, control -> {});
        runner.await(ofServer.id());
        runner.await(ofPlatform.id());
        Actor viewer = actor(1, Permission.SERVER_VIEW);
        Actor manager = actor(null, Permission.SYSTEM_MANAGE);

        assertThat(service.list(viewer, null, null, 10, 0)).extracting(Job::id).containsExactly(ofServer.id());
        assertThat(service.list(manager, null, null, 10, 0)).extracting(Job::id).containsExactly(ofPlatform.id());
        assertThat(service.list(ADMIN, null, null, 1, 0).total()).isEqualTo(2);
        assertThat(service.list(ADMIN, 1, JobState.SUCCEEDED, 10, 0)).hasSize(1);
        assertThat(service.list(ADMIN, null, JobState.RUNNING, 10, 0)).isEmpty();
        assertThatThrownBy(() -> service.get(viewer, ofPlatform.id()))
                .hasMessage("Job with id " + ofPlatform.id() + " not found");
        assertThatThrownBy(() -> service.cancel(manager, ofServer.id()))
                .hasMessage("Job with id " + ofServer.id() + " not found");
        assertThatThrownBy(() -> service.list(actor(2, Permission.SERVER_VIEW), 1, null, 10, 0))
                .hasMessage("Server with id 1 not found");
    }

    @Test
    void isCancelledByThoseWithThePermissionThatStartingItRequires() throws Exception {
        Set<Permission> others = EnumSet.complementOf(EnumSet.of(Permission.SERVER_BACKUPS));
        Job job = blocked();

        assertThatThrownBy(() -> service.cancel(actor(1, others.toArray(Permission[]::new)), job.id()))
                .hasMessage("Requires the permission server.backups");
        service.cancel(actor(1, Permission.SERVER_VIEW, Permission.SERVER_BACKUPS), job.id());

        assertThat(runner.await(job.id()).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void isNotCancelledByWhoStartedItAndHasLostThePermission() {
        Job job = blocked();
        Actor demoted = new Actor(job.actor(), List.of(new Grant(1, Set.of(Permission.SERVER_VIEW))));

        assertThatThrownBy(() -> service.cancel(demoted, job.id()))
                .hasMessage("Requires the permission server.backups");

        assertThat(service.get(demoted, job.id()).state()).isEqualTo(JobState.RUNNING);
    }

    /** Work that ends when its future does, and is cancelled by it. */
    private static final class Waiting implements AsyncJobWork {

        final CompletableFuture<Void> done = new CompletableFuture<>();

        @Override
        public CompletionStage<?> begin(JobControl control) {
            control.report(0.25, "Step 1 of 4");
            return done;
        }

        @Override
        public void cancel() {
            done.cancel(false);
        }
    }

    private Job startAsync(AsyncJobWork work) {
        return runner.startAsync(new JobRequest("schedule", 1, "ann", Permission.SERVER_SCHEDULES), work);
    }

    @Test
    void workThatOnlyWaitsNeedsNoThread() throws Exception {
        List<Waiting> works = Stream.generate(Waiting::new)
                .limit(JobRunner.THREADS + JobRunner.MAX_QUEUED + 1)
                .toList();
        List<Job> jobs = works.stream().map(this::startAsync).toList();

        assertThat(jobs).extracting(Job::state).containsOnly(JobState.RUNNING);
        assertThat(service.get(ADMIN, jobs.get(0).id()).progress()).isEqualTo(0.25);
        assertThat(memory.jobs.find(jobs.get(0).id()).orElseThrow().job().state())
                .isEqualTo(JobState.RUNNING);
        assertThat(runner.await(start(control -> {}).id()).state()).isEqualTo(JobState.SUCCEEDED);

        works.get(0).done.complete(null);
        works.get(1).done.completeExceptionally(new LanguardException(ErrorCode.CONFLICT, "Step 2 failed"));
        assertThat(runner.await(jobs.get(0).id()).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(runner.await(jobs.get(1).id()).error()).isEqualTo("Step 2 failed");
        assertThat(published(jobs.get(1).id()))
                .extracting(Job::state)
                .startsWith(JobState.QUEUED, JobState.RUNNING)
                .endsWith(JobState.FAILED);
    }

    @Test
    void workWithoutAThreadIsCancelled() throws Exception {
        Job job = startAsync(new Waiting());

        service.cancel(ADMIN, job.id());

        assertThat(runner.await(job.id()).state()).isEqualTo(JobState.CANCELLED);
        assertThat(memory.jobs.find(job.id()).orElseThrow().job().state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void workThatCanNotBeginFailsItsJobAndTheRequest() {
        AsyncJobWork impossible = new AsyncJobWork() {
            @Override
            public CompletionStage<?> begin(JobControl control) {
                throw new LanguardException(ErrorCode.CONFLICT, "Not now");
            }

            @Override
            public void cancel() {}
        };

        assertThatThrownBy(() -> startAsync(impossible)).hasMessage("Not now");

        assertThat(service.list(ADMIN, null, null, 10, 0)).singleElement().satisfies(job -> {
            assertThat(job.state()).isEqualTo(JobState.FAILED);
            assertThat(job.error()).isEqualTo("Not now");
        });
    }

    @Test
    void anErrorAtTheBeginningOfWorkWithoutAThreadEndsItsJob() {
        AsyncJobWork broken = new AsyncJobWork() {
            @Override
            public CompletionStage<?> begin(JobControl control) {
                throw new NoClassDefFoundError("gone");
            }

            @Override
            public void cancel() {}
        };

        assertThatThrownBy(() -> startAsync(broken)).isInstanceOf(NoClassDefFoundError.class);

        assertThat(service.list(ADMIN, null, null, 10, 0)).singleElement().satisfies(job -> {
            assertThat(job.state()).isEqualTo(JobState.FAILED);
            assertThat(job.error()).isEqualTo("Unexpected error");
        });
    }

    @Test
    void workWithoutAThreadThatIsCutOffHasFailed() {
        Job cutOff = startAsync(new Waiting());
        JobRunner crashed = runner;

        runner = runner();
        service = service();

        assertThat(service.get(ADMIN, cutOff.id()).error()).isEqualTo("Languard ended while it ran");
        crashed.stop();
    }
}
