package io.languard.core.schedule;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.core.access.GrantAuthorizer;
import io.languard.service.event.AuditEvent;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.job.JobService;
import io.languard.service.schedule.MissedRuns;
import io.languard.service.schedule.NewSchedule;
import io.languard.service.schedule.OnFailure;
import io.languard.service.schedule.RunCondition;
import io.languard.service.schedule.ScheduleAction;
import io.languard.service.schedule.ScheduleRun;
import io.languard.service.schedule.ScheduleStep;
import io.languard.service.user.Actor;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The parts of schedules, wired on a fake clock and a fake store, with one server on which actions are only recorded. */
final class ScheduleFixture implements EventService {

    /** When it starts. */
    static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    /** Somebody who may do what schedules do in these tests. */
    static final Actor EVE = user(
            Permission.SERVER_VIEW, Permission.SERVER_SCHEDULES, Permission.SERVER_POWER, Permission.SERVER_CONSOLE);

    final TestCore core;
    final int server;
    final InMemoryScheduleStore store;
    final FakeTimekeeper time;
    final FakeActorDirectory users = new FakeActorDirectory();
    final RecordedActions actions = new RecordedActions();
    final List<PlatformEvent.Audited> events = new ArrayList<>();
    final ScheduleRegistry registry = new ScheduleRegistry();
    final ScheduleRunner runner;
    final ScheduleServiceImpl service;
    final JobService jobs;

    /** Makes the backups. */
    BackupAction backups = (actor, id) -> {
        throw new LanguardException(ErrorCode.CONFLICT, "A backup is being restored");
    };

    /** Starts a platform with one server at {@link #START}; returns once it is ready to begin runs. */
    static ScheduleFixture started(Path data) {
        TestCore core = new TestCore(data, new InMemoryStores());
        ScheduleFixture fixture = new ScheduleFixture(
                core, core.create("one", null), new InMemoryScheduleStore(), new FakeTimekeeper(START));
        fixture.time.advance(ScheduleTimer.SETTLING);
        return fixture;
    }

    void stop() {
        core.crash();
    }

    private ScheduleFixture(TestCore core, int server, InMemoryScheduleStore store, FakeTimekeeper time) {
        this.core = core;
        this.server = server;
        this.store = store;
        this.time = time;
        users.put(EVE);
        users.put(TestCore.ADMIN);
        StepExecutor executor = new StepExecutor(
                core.serverRegistry,
                actions,
                actions,
                new ServerStateAwaiter(),
                (actor, id) -> backups.backUp(actor, id));
        RunRights rights = new RunRights(users, new GrantAuthorizer());
        RunRecorder recorder = new RunRecorder(store, time);
        runner = new ScheduleRunner(
                store, core.serverRegistry, registry, core.jobs, time, executor, rights, recorder, this);
        jobs = core.jobService;
        ScheduleTimer timer = new ScheduleTimer(store, registry, runner, recorder, this, time);
        service = new ScheduleServiceImpl(
                new GrantAuthorizer(), core.serverRegistry, registry, store, runner, timer, rights, this, time);
    }

    /** Ends this platform without notice, and starts another one on the same store. */
    ScheduleFixture restarted() {
        time.crash();
        return new ScheduleFixture(core, server, store, time);
    }

    static Actor user(Permission... permissions) {
        return new Actor("eve", List.of(Grant.everywhere(Set.of(permissions))));
    }

    static ScheduleStep say(String message) {
        return new ScheduleStep(ScheduleAction.SAY, message, null, null, null);
    }

    static ScheduleStep sayAndGoOn(String message) {
        return new ScheduleStep(ScheduleAction.SAY, message, null, null, OnFailure.CONTINUE);
    }

    static ScheduleStep pause(int seconds) {
        return new ScheduleStep(ScheduleAction.WAIT, null, null, seconds, null);
    }

    static ScheduleStep step(ScheduleAction action) {
        return new ScheduleStep(action, null, null, null, null);
    }

    static NewSchedule schedule(String cron, String zone, ScheduleStep... steps) {
        return schedule(cron, zone, RunCondition.ANY, MissedRuns.SKIP, steps);
    }

    static NewSchedule schedule(
            String cron, String zone, RunCondition onlyIf, MissedRuns missed, ScheduleStep... steps) {
        return new NewSchedule("nightly", cron, zone, null, onlyIf, missed, List.of(steps));
    }

    /** Saves a schedule as {@link #EVE}; returns its id. */
    int create(NewSchedule schedule) {
        return service.create(EVE, server, schedule).id();
    }

    /** Returns the runs of a schedule, newest first. */
    List<ScheduleRun> runs(int id) {
        return store.runs(id, Integer.MAX_VALUE, 0);
    }

    ScheduleRun onlyRun(int id) {
        List<ScheduleRun> runs = runs(id);
        if (runs.size() != 1) {
            throw new AssertionError("Not one run: " + runs);
        }
        return runs.get(0);
    }

    <E extends AuditEvent> List<E> events(Class<E> type) {
        return events.stream()
                .map(PlatformEvent.Audited::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public void publish(PlatformEvent event) {
        if (event instanceof PlatformEvent.Audited audited) {
            events.add(audited);
        }
    }
}
