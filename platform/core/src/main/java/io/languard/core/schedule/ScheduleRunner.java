package io.languard.core.schedule;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.job.JobRequest;
import io.languard.core.job.JobRunner;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent.Audited;
import io.languard.service.event.ScheduleAuditEvent;
import io.languard.service.event.ScheduleAuditEvent.ScheduleLeftOut;
import io.languard.service.event.ScheduleAuditEvent.ScheduleStarted;
import io.languard.service.job.Job;
import io.languard.service.json.WireName;
import io.languard.service.schedule.RunCondition;
import io.languard.service.schedule.RunOutcome;
import io.languard.service.schedule.RunTrigger;
import io.languard.service.schedule.ScheduleRun;
import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import io.languard.spi.schedule.ScheduleStore;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Begins runs. Thread-safe. */
@Component(service = ScheduleRunner.class)
public class ScheduleRunner {

    /** How many runs of a schedule are retained. */
    static final int RETAINED_RUNS = 100;

    private final ScheduleStore store;
    private final ServerRegistry serverRegistry;
    private final ScheduleRegistry scheduleRegistry;
    private final JobRunner jobs;
    private final ActiveRun.Tools tools;

    @Activate
    public ScheduleRunner(
            @Reference ScheduleStore store,
            @Reference ServerRegistry serverRegistry,
            @Reference ScheduleRegistry scheduleRegistry,
            @Reference JobRunner jobs,
            @Reference Timekeeper time,
            @Reference StepExecutor executor,
            @Reference RunRights rights,
            @Reference RunRecorder recorder,
            @Reference EventService eventService) {
        this.store = store;
        this.serverRegistry = serverRegistry;
        this.scheduleRegistry = scheduleRegistry;
        this.jobs = jobs;
        this.tools = new ActiveRun.Tools(time, executor, rights, recorder, eventService);
    }

    /** Leaves the runs that are under way to the next start, which reports that they were interrupted. */
    @Deactivate
    void stop() {
        scheduleRegistry.all().forEach(entry -> {
            ActiveRun active = entry.runs().active();
            if (active != null) {
                active.abandon();
            }
        });
    }

    /**
     * Begins a run, which has been stored when this method returns. If a condition is not met or the rights are missing, it
     * ends before its first step.
     *
     * @return whether no other one is under way
     * @throws LanguardException {@code DATABASE_UNAVAILABLE}, {@code NOT_FOUND} if the schedule was deleted meanwhile
     */
    boolean begin(ScheduleEntry entry, RunTrigger trigger) {
        ActiveRun active = new ActiveRun(entry, tools);
        if (!entry.runs().begin(active)) {
            return false;
        }
        begin(active, entry, trigger, null);
        return true;
    }

    /**
     * Begins a run on request, as {@link #begin(ScheduleEntry, RunTrigger)} does, and a job that ends with it.
     *
     * @param startedBy the name of who asked for it
     * @return empty if another run is under way
     */
    Optional<Job> beginJob(ScheduleEntry entry, String startedBy) {
        ActiveRun active = new ActiveRun(entry, tools);
        if (!entry.runs().begin(active)) {
            return Optional.empty();
        }
        boolean begun = false;
        try {
            Job job = jobs.startAsync(
                    new JobRequest("schedule", entry.serverId(), startedBy, Permission.SERVER_SCHEDULES),
                    new RunJob(active, run -> begin(run, entry, RunTrigger.MANUAL, startedBy)));
            begun = true;
            return Optional.of(job);
        } finally {
            if (!begun) {
                entry.runs().end(active);
            }
        }
    }

    /** Begins a run that has the slot of its schedule, and gives the slot back unless it goes on. */
    private void begin(ActiveRun active, ScheduleEntry entry, RunTrigger trigger, @Nullable String startedBy) {
        if (entry.isRetired()) { // which was too early to cancel this run
            active.cancel("The schedule was changed");
        }
        ScheduleRun stored = null;
        try {
            Instant now = tools.time().now();
            ScheduleRun run = checked(
                    entry,
                    RunProgress.create(
                            entry.definition().steps(),
                            now,
                            trigger,
                            entry.record().savedBy(),
                            startedBy),
                    now);
            stored = store.insertRun(entry.id(), run, now, RETAINED_RUNS);
            entry.runs().show(stored);
        } finally {
            if (stored == null || stored.outcome() != RunOutcome.RUNNING) {
                entry.runs().end(active);
            }
        }
        report(entry, stored);
        if (stored.outcome() == RunOutcome.RUNNING) {
            active.start(stored);
        } else {
            active.endAtOnce(stored);
        }
    }

    private void report(ScheduleEntry entry, ScheduleRun run) {
        if (run.outcome() == RunOutcome.RUNNING) {
            publish(
                    entry,
                    run,
                    new ScheduleStarted(entry.id(), entry.definition().name(), run.id(), run.trigger()));
        } else if (run.outcome() == RunOutcome.SKIPPED && run.detail() != null) {
            publish(
                    entry,
                    run.startedBy() == null ? Actor.SUPERVISOR : run.startedBy(),
                    new ScheduleLeftOut(entry.id(), entry.definition().name(), run.at(), run.detail()));
        } else if (run.outcome() == RunOutcome.FAILED && run.detail() != null) {
            publish(entry, run, ActiveRun.notPermitted(entry, run, run.detail()));
            publish(entry, run, ActiveRun.ended(entry, run));
        }
    }

    private void publish(ScheduleEntry entry, ScheduleRun run, ScheduleAuditEvent event) {
        publish(entry, run.startedBy() == null ? run.actor() : run.startedBy(), event);
    }

    private void publish(ScheduleEntry entry, String actor, ScheduleAuditEvent event) {
        tools.eventService()
                .publish(
                        new Audited(entry.serverId(), actor, event, tools.time().now()));
    }

    /** Returns the run, ended if it can't begin. */
    private ScheduleRun checked(ScheduleEntry entry, ScheduleRun run, Instant now) {
        try {
            tools.rights()
                    .actorOf(
                            entry.record(),
                            ScheduleRules.permissions(entry.definition().steps()));
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.FORBIDDEN) {
                throw e;
            }
            return RunProgress.ended(run, now, RunOutcome.FAILED, e.getMessage());
        }
        ServerInstance server = serverRegistry.require(entry.serverId());
        RunCondition condition = entry.definition().onlyIf();
        if (isMet(condition, server, now)) {
            return run;
        }
        return RunProgress.ended(
                run,
                now,
                RunOutcome.SKIPPED,
                condition == RunCondition.EMPTY
                        ? "There were players on the server"
                        : "The server was not " + WireName.of(condition) + " but "
                                + server.status().wireName());
    }

    private static boolean isMet(RunCondition condition, ServerInstance server, Instant now) {
        return switch (condition) {
            case ANY -> true;
            case RUNNING -> server.isRunning();
            case STOPPED -> !server.isActive();
            case EMPTY -> server.view(false, now).playerCount() == 0;
        };
    }
}
