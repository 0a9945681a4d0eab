package io.languard.core.schedule;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static io.languard.core.schedule.ScheduleFixture.EVE;
import static io.languard.core.schedule.ScheduleFixture.pause;
import static io.languard.core.schedule.ScheduleFixture.say;
import static io.languard.core.schedule.ScheduleFixture.sayAndGoOn;
import static io.languard.core.schedule.ScheduleFixture.schedule;
import static io.languard.core.schedule.ScheduleFixture.step;
import static io.languard.core.schedule.ScheduleFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.core.TestCore;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.ScheduleAuditEvent.ScheduleEnded;
import io.languard.service.event.ScheduleAuditEvent.ScheduleLeftOut;
import io.languard.service.event.ScheduleAuditEvent.ScheduleNotPermitted;
import io.languard.service.event.ScheduleAuditEvent.ScheduleStarted;
import io.languard.service.job.Job;
import io.languard.service.job.JobState;
import io.languard.service.schedule.MissedRuns;
import io.languard.service.schedule.NewSchedule;
import io.languard.service.schedule.RunCondition;
import io.languard.service.schedule.RunOutcome;
import io.languard.service.schedule.RunTrigger;
import io.languard.service.schedule.ScheduleAction;
import io.languard.service.schedule.ScheduleChange;
import io.languard.service.schedule.ScheduleRun;
import io.languard.service.schedule.ScheduleRun.StepResult;
import io.languard.service.schedule.ScheduleStep;
import io.languard.service.user.Permission;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActiveRunTest {

    @TempDir
    Path data;

    private ScheduleFixture fixture;

    @BeforeEach
    void start() {
        fixture = ScheduleFixture.started(data);
    }

    @AfterEach
    void stop() {
        fixture.stop();
    }

    private int create(ScheduleStep... steps) {
        return fixture.create(schedule("@yearly", "UTC", steps));
    }

    private ScheduleRun run(int id) {
        runJob(id);
        return fixture.runs(id).get(0);
    }

    /** Returns the job of a run, as it is now. */
    private Job runJob(int id) {
        return job(fixture.service.run(TestCore.ADMIN, fixture.server, id));
    }

    private Job job(Job before) {
        return fixture.jobs.get(TestCore.ADMIN, before.id());
    }

    private ScheduleRun runOf(ScheduleStep... steps) {
        int id = create(steps);
        run(id);
        return fixture.onlyRun(id);
    }

    @Test
    void carriesOutTheStepsInOrderForWhoeverSavedTheSchedule() {
        int id = create(say("one"), pause(300), new ScheduleStep(ScheduleAction.COMMAND, null, "two", null, null));
        ScheduleRun begun = run(id);
        assertThat(begun.outcome()).isEqualTo(RunOutcome.RUNNING);
        assertThat(begun.trigger()).isEqualTo(RunTrigger.MANUAL);
        assertThat(begun.actor()).isEqualTo("eve");
        assertThat(begun.startedBy()).isEqualTo("admin");

        fixture.time.advance(Duration.ofSeconds(299));
        assertThat(fixture.actions.requests).containsExactly("one by eve");
        fixture.time.advance(Duration.ofSeconds(1));
        assertThat(fixture.actions.requests).containsExactly("one by eve", "two by eve");

        ScheduleRun run = fixture.onlyRun(id);
        assertThat(run.id()).isEqualTo(begun.id());
        assertThat(run.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(run.detail()).isNull();
        assertThat(run.endedAt()).isEqualTo(begun.at().plusSeconds(300));
        assertThat(run.steps()).extracting(StepResult::outcome).containsOnly(RunOutcome.SUCCEEDED);
        assertThat(run.steps().get(1).startedAt()).isEqualTo(begun.at());
        assertThat(run.steps().get(1).endedAt()).isEqualTo(run.endedAt());
        assertThat(fixture.events(ScheduleStarted.class))
                .containsExactly(new ScheduleStarted(id, "nightly", run.id(), RunTrigger.MANUAL));
        assertThat(fixture.events(ScheduleEnded.class))
                .containsExactly(new ScheduleEnded(id, "nightly", run.id(), RunOutcome.SUCCEEDED, null));
    }

    @Test
    void endsWithTheFirstStepThatFails() {
        ScheduleRun run = runOf(say("one"), say("fail"), say("three"));

        assertThat(fixture.actions.requests).containsExactly("one by eve");
        assertThat(run.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(run.detail()).isEqualTo("Step 2 (say) failed: Remote admin is not connected");
        assertThat(run.steps())
                .extracting(StepResult::outcome)
                .containsExactly(RunOutcome.SUCCEEDED, RunOutcome.FAILED, RunOutcome.SKIPPED);
        assertThat(run.steps().get(1).detail()).isEqualTo("Remote admin is not connected");
    }

    @Test
    void goesOnAfterAFailureIfTheStepSaysSo() {
        ScheduleRun run = runOf(sayAndGoOn("fail"), say("two"), sayAndGoOn("fail"));

        assertThat(fixture.actions.requests).containsExactly("two by eve");
        assertThat(run.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(run.detail())
                .isEqualTo("Step 1 (say) failed: Remote admin is not connected; "
                        + "Step 3 (say) failed: Remote admin is not connected");
    }

    @Test
    void aBackupThatCanNotBeginFails() {
        NewSchedule backup = schedule("@yearly", "UTC", step(ScheduleAction.BACKUP), say("two"));
        int id = fixture.service.create(TestCore.ADMIN, fixture.server, backup).id();
        run(id);
        assertThat(fixture.onlyRun(id).detail()).isEqualTo("Step 1 (backup) failed: A backup is being restored");
    }

    @Test
    void goesOnWhenTheBackupIsDone() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        fixture.backups = (actor, server) -> {
            fixture.actions.requests.add("backup by " + actor.name());
            return done;
        };
        NewSchedule backup = schedule("@yearly", "UTC", step(ScheduleAction.BACKUP), say("two"));
        int id = fixture.service.create(TestCore.ADMIN, fixture.server, backup).id();
        run(id);
        assertThat(fixture.onlyRun(id).outcome()).isEqualTo(RunOutcome.RUNNING);
        assertThat(fixture.actions.requests).containsExactly("backup by admin");

        done.complete(null);
        assertThat(fixture.onlyRun(id).outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(fixture.actions.requests).endsWith("two by admin");
    }

    @Test
    void endsWhenTheUserIsDisabledMeanwhile() {
        int id = create(say("one"), pause(60), say("two"));
        run(id);
        fixture.users.remove(EVE);
        fixture.time.advance(Duration.ofMinutes(1));

        String reason = "'eve', who saved the schedule last, has been disabled or deleted";
        ScheduleRun run = fixture.onlyRun(id);
        assertThat(run.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(run.detail()).isEqualTo(reason);
        assertThat(run.steps())
                .extracting(StepResult::outcome)
                .containsExactly(RunOutcome.SUCCEEDED, RunOutcome.SUCCEEDED, RunOutcome.SKIPPED);
        assertThat(fixture.actions.requests).containsExactly("one by eve");
        assertThat(fixture.events(ScheduleNotPermitted.class))
                .containsExactly(new ScheduleNotPermitted(id, "nightly", run.id(), "eve", reason));
    }

    @Test
    void doesNotBeginWithoutTheRightsOfAllSteps() {
        int id = create(say("Restart in 15 minutes"), pause(900), step(ScheduleAction.RESTART));
        fixture.users.put(user(Permission.SERVER_VIEW, Permission.SERVER_SCHEDULES, Permission.SERVER_CONSOLE));
        run(id);

        ScheduleRun run = fixture.onlyRun(id);
        assertThat(run.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(run.detail())
                .isEqualTo("'eve', who saved the schedule last, no longer has the permission server.power");
        assertThat(run.endedAt()).isEqualTo(run.at());
        assertThat(fixture.actions.requests).isEmpty();
        assertThat(fixture.events(ScheduleNotPermitted.class)).hasSize(1);

        fixture.users.put(EVE);
        run(id);
        assertThat(fixture.actions.requests)
                .as("with the rights, it runs again")
                .hasSize(1);
    }

    @Test
    void theRightToChangeSchedulesAndToViewTheServerAreNeededAsWell() {
        int id = create(say("one"));
        for (Permission missing : new Permission[] {Permission.SERVER_SCHEDULES, Permission.SERVER_VIEW}) {
            Permission other = missing == Permission.SERVER_VIEW ? Permission.SERVER_SCHEDULES : Permission.SERVER_VIEW;
            fixture.users.put(user(other, Permission.SERVER_CONSOLE));
            run(id);
            assertThat(fixture.runs(id).get(0).detail()).endsWith("no longer has the permission " + missing.wireName());
        }
        assertThat(fixture.actions.requests).isEmpty();
    }

    @Test
    void whoeverSavesItNextLendsItTheirRights() {
        int id = create(say("one"));
        fixture.users.remove(EVE);
        fixture.service.update(
                TestCore.ADMIN, fixture.server, id, new ScheduleChange("other", null, null, null, null, null, null));

        assertThat(run(id).actor()).isEqualTo("admin");
        assertThat(fixture.actions.requests).containsExactly("one by admin");
    }

    @Test
    void endsBeforeItsNextStepWhenTheScheduleIsChanged() {
        int id = create(say("one"), pause(600), say("two"));
        run(id);
        fixture.time.advance(Duration.ofMinutes(1));
        fixture.service.update(EVE, fixture.server, id, new ScheduleChange(null, null, null, false, null, null, null));

        ScheduleRun run = fixture.onlyRun(id);
        assertThat(run.outcome()).isEqualTo(RunOutcome.CANCELLED);
        assertThat(run.detail()).isEqualTo("The schedule was changed");
        assertThat(run.endedAt()).isEqualTo(run.at().plusSeconds(60));
        assertThat(run.steps())
                .extracting(StepResult::outcome)
                .containsExactly(RunOutcome.SUCCEEDED, RunOutcome.CANCELLED, RunOutcome.SKIPPED);
        assertThat(fixture.service.get(EVE, fixture.server, id).lastRun().outcome())
                .isEqualTo(RunOutcome.CANCELLED);
        fixture.time.advance(Duration.ofHours(1));
        assertThat(fixture.actions.requests).containsExactly("one by eve");
    }

    @Test
    void aChangedScheduleDoesNotRunWhileAStepOfTheFormerOneIsUnderWay() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        fixture.backups = (actor, server) -> done;
        NewSchedule backup = schedule("@yearly", "UTC", step(ScheduleAction.BACKUP), say("two"));
        int id = fixture.service.create(TestCore.ADMIN, fixture.server, backup).id();
        run(id);
        fixture.service.update(
                TestCore.ADMIN, fixture.server, id, new ScheduleChange("x", null, null, null, null, null, null));
        assertRefused(ErrorCode.CONFLICT, () -> run(id));

        done.complete(null);
        assertThat(fixture.onlyRun(id).outcome()).isEqualTo(RunOutcome.CANCELLED);
        assertThat(fixture.actions.requests).isEmpty();
        assertThat(run(id).outcome()).isEqualTo(RunOutcome.SUCCEEDED);
    }

    @Test
    void endsWhenTheScheduleOrItsServerIsDeleted() {
        int id = create(say("one"), pause(600), say("two"));
        run(id);
        fixture.service.delete(EVE, fixture.server, id);
        int other = create(say("one"), pause(600), say("two"));
        run(other);
        fixture.core.servers.delete(TestCore.ADMIN, fixture.server);
        fixture.registry.onEvent(new PlatformEvent.ServerRemoved(fixture.server, ScheduleFixture.START));

        fixture.time.advance(Duration.ofHours(1));
        assertThat(fixture.actions.requests).containsExactly("one by eve", "one by eve");
        assertThat(fixture.registry.all()).isEmpty();
    }

    @Test
    void occupiesNoThreadWhileItWaits() {
        int id = create(pause(600));
        assertThat(run(id).outcome()).isEqualTo(RunOutcome.RUNNING); // on this thread, so it would not return
        assertThat(fixture.time.timers()).isEqualTo(2); // one for all schedules
    }

    @Test
    void itsJobTellsTheStepsAndEndsWithIt() {
        int id = create(say("one"), pause(600), sayAndGoOn("fail"));
        Job begun = runJob(id);
        String run = "Run " + fixture.onlyRun(id).id();
        assertThat(begun.type()).isEqualTo("schedule");
        assertThat(begun.serverId()).isEqualTo(fixture.server);
        assertThat(begun.actor()).isEqualTo("admin");
        assertThat(begun.state()).isEqualTo(JobState.RUNNING);
        assertThat(begun.progress()).isEqualTo(1 / 3.0);
        assertThat(begun.message()).isEqualTo(run + ", step 2 of 3: wait");

        fixture.time.advance(Duration.ofMinutes(10));
        Job ended = job(begun);
        assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(ended.progress()).isEqualTo(1);
        assertThat(ended.message()).isEqualTo(run + ": Step 3 (say) failed: Remote admin is not connected");
    }

    @Test
    void itsJobFailsWithItAndForTheSameReason() {
        Job failed = runJob(create(say("fail")));
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.error()).isEqualTo("Step 1 (say) failed: Remote admin is not connected");

        int id = fixture.create(schedule("@yearly", "UTC", RunCondition.RUNNING, MissedRuns.SKIP, say("hello")));
        Job skipped = runJob(id);
        assertThat(skipped.state()).as("nothing was done").isEqualTo(JobState.FAILED);
        assertThat(skipped.error()).isEqualTo("The server was not running but stopped");

        fixture.users.remove(EVE);
        assertThat(runJob(id).error()).endsWith("has been disabled or deleted");
        assertThat(fixture.jobs.list(TestCore.ADMIN, null, JobState.RUNNING, 10, 0))
                .isEmpty();
    }

    @Test
    void endsBeforeItsNextStepWhenItsJobIsCancelled() {
        int id = create(say("one"), pause(600), say("two"));
        Job begun = runJob(id);

        fixture.jobs.cancel(TestCore.ADMIN, begun.id());

        assertThat(job(begun).state()).isEqualTo(JobState.CANCELLED);
        ScheduleRun run = fixture.onlyRun(id);
        assertThat(run.outcome()).isEqualTo(RunOutcome.CANCELLED);
        assertThat(run.detail()).isEqualTo("Its job was cancelled");
        fixture.time.advance(Duration.ofHours(1));
        assertThat(fixture.actions.requests).containsExactly("one by eve");
        assertThat(run(id).outcome()).as("the next one is not affected").isEqualTo(RunOutcome.RUNNING);
    }

    @Test
    void itsJobIsCancelledWithItWhenTheScheduleIsChanged() {
        int id = create(pause(600));
        Job begun = runJob(id);

        fixture.service.delete(EVE, fixture.server, id);

        assertThat(job(begun).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void itsJobFailsWhenThePlatformLeavesTheRunToItsNextStart() {
        Job begun = runJob(create(pause(600)));

        fixture.runner.stop();

        assertThat(job(begun).state()).isEqualTo(JobState.FAILED);
        assertThat(job(begun).error()).isEqualTo(ScheduleTimer.INTERRUPTED);
    }

    @Test
    void aRunThatIsRefusedLeavesNoJobThatRuns() {
        int busy = create(pause(600));
        int id = create(say("one"));
        run(busy);
        assertRefused(ErrorCode.CONFLICT, () -> run(busy));
        assertThat(fixture.jobs.list(TestCore.ADMIN, null, null, 10, 0)).hasSize(1);

        fixture.store.unavailable = true;
        assertRefused(ErrorCode.DATABASE_UNAVAILABLE, () -> run(id));
        fixture.store.unavailable = false;
        assertThat(fixture.jobs.list(TestCore.ADMIN, null, JobState.RUNNING, 10, 0))
                .hasSize(1);
        assertThat(run(id).outcome()).isEqualTo(RunOutcome.SUCCEEDED);
    }

    @Test
    void isSkippedUnlessTheServerIsInTheRequiredState() {
        assertThat(outcomeIf(RunCondition.ANY)).isEqualTo("succeeded");
        assertThat(outcomeIf(RunCondition.STOPPED)).isEqualTo("succeeded");
        assertThat(outcomeIf(RunCondition.EMPTY)).isEqualTo("succeeded");
        assertThat(outcomeIf(RunCondition.RUNNING)).isEqualTo("skipped: The server was not running but stopped");
        assertThat(fixture.actions.requests).hasSize(3);
        assertThat(fixture.events)
                .filteredOn(audited -> audited.event() instanceof ScheduleLeftOut)
                .singleElement()
                .satisfies(audited -> {
                    assertThat(audited.actor()).isEqualTo("admin");
                    assertThat(((ScheduleLeftOut) audited.event()).reason())
                            .isEqualTo("The server was not running but stopped");
                });
    }

    private String outcomeIf(RunCondition condition) {
        int id = fixture.create(schedule("@yearly", "UTC", condition, MissedRuns.SKIP, say("hello")));
        run(id);
        ScheduleRun run = fixture.onlyRun(id);
        String outcome = run.outcome().name().toLowerCase(Locale.ROOT);
        return run.detail() == null ? outcome : outcome + ": " + run.detail();
    }
}
