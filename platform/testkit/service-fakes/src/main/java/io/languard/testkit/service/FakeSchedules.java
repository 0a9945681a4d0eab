package io.languard.testkit.service;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.job.Job;
import io.languard.service.page.Page;
import io.languard.service.schedule.MissedRuns;
import io.languard.service.schedule.NewSchedule;
import io.languard.service.schedule.OnFailure;
import io.languard.service.schedule.RunCondition;
import io.languard.service.schedule.RunOutcome;
import io.languard.service.schedule.RunTrigger;
import io.languard.service.schedule.Schedule;
import io.languard.service.schedule.Schedule.LastRun;
import io.languard.service.schedule.ScheduleAction;
import io.languard.service.schedule.ScheduleChange;
import io.languard.service.schedule.SchedulePreview;
import io.languard.service.schedule.ScheduleRun;
import io.languard.service.schedule.ScheduleRun.StepResult;
import io.languard.service.schedule.ScheduleService;
import io.languard.service.schedule.ScheduleStep;
import io.languard.service.server.ServerService;
import io.languard.service.user.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One schedule for each server, with the id 1 and one run; changes are recorded and returned, but not stored. */
public final class FakeSchedules implements ScheduleService {

    private static final Instant TIME = Instant.parse("2026-04-16T03:00:00Z");

    private final ServerService serverService;

    /** What was requested last. */
    public volatile @Nullable NewSchedule created;

    public volatile @Nullable ScheduleChange changed;

    /** The last other call, such as {@code admin run 1}. */
    public volatile @Nullable String called;

    public FakeSchedules(ServerService serverService) {
        this.serverService = serverService;
    }

    private static Schedule schedule() {
        return new Schedule(
                1,
                "Nightly restart",
                "0 5 * * *",
                "Europe/Berlin",
                true,
                RunCondition.RUNNING,
                MissedRuns.SKIP,
                List.of(
                        new ScheduleStep(ScheduleAction.SAY, "Restart in 5 minutes", null, null, OnFailure.CONTINUE),
                        new ScheduleStep(ScheduleAction.WAIT, null, null, 300, null),
                        new ScheduleStep(ScheduleAction.RESTART, null, null, null, null)),
                TIME.plusSeconds(86_400),
                new LastRun(TIME, RunOutcome.FAILED, "Step 3 (restart) failed: It is not running"));
    }

    private static ScheduleRun scheduleRun() {
        return new ScheduleRun(
                7,
                TIME,
                TIME.plusSeconds(301),
                RunTrigger.SCHEDULE,
                "admin",
                null,
                RunOutcome.FAILED,
                "Step 3 (restart) failed: It is not running",
                List.of(
                        new StepResult(ScheduleAction.SAY, TIME, TIME, RunOutcome.SUCCEEDED, null),
                        new StepResult(ScheduleAction.WAIT, TIME, TIME.plusSeconds(300), RunOutcome.SUCCEEDED, null),
                        new StepResult(
                                ScheduleAction.RESTART,
                                TIME.plusSeconds(300),
                                TIME.plusSeconds(301),
                                RunOutcome.FAILED,
                                "It is not running")));
    }

    @Override
    public List<Schedule> list(Actor actor, int serverId) {
        serverService.get(actor, serverId);
        return List.of(schedule());
    }

    @Override
    public Schedule get(Actor actor, int serverId, int id) {
        serverService.get(actor, serverId);
        if (id != 1) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Schedule with id " + id + " not found");
        }
        return schedule();
    }

    @Override
    public Schedule create(Actor actor, int serverId, NewSchedule request) {
        serverService.get(actor, serverId);
        created = request;
        return new Schedule(
                2,
                request.name(),
                request.cron(),
                request.timezone() == null ? "UTC" : request.timezone(),
                request.enabled() == null || request.enabled(),
                request.onlyIf() == null ? RunCondition.ANY : request.onlyIf(),
                request.missed() == null ? MissedRuns.SKIP : request.missed(),
                request.steps(),
                TIME,
                null);
    }

    @Override
    public Schedule update(Actor actor, int serverId, int id, ScheduleChange change) {
        Schedule before = get(actor, serverId, id);
        changed = change;
        return before;
    }

    @Override
    public void delete(Actor actor, int serverId, int id) {
        get(actor, serverId, id);
        called = actor.name() + " delete " + id;
    }

    @Override
    public Job run(Actor actor, int serverId, int id) {
        get(actor, serverId, id);
        called = actor.name() + " run " + id;
        return FakeJobs.job(1);
    }

    @Override
    public Page<ScheduleRun> runs(Actor actor, int serverId, int id, int limit, int offset) {
        get(actor, serverId, id);
        return Page.of(List.of(scheduleRun()), limit, offset);
    }

    @Override
    public SchedulePreview preview(Actor actor, int serverId, String cron, @Nullable String timezone) {
        serverService.get(actor, serverId);
        return new SchedulePreview(cron, timezone == null ? "UTC" : timezone, List.of(TIME, TIME.plusSeconds(86_400)));
    }
}
