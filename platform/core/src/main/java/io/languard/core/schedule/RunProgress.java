package io.languard.core.schedule;

import io.languard.service.json.WireName;
import io.languard.service.schedule.RunOutcome;
import io.languard.service.schedule.RunTrigger;
import io.languard.service.schedule.ScheduleRun;
import io.languard.service.schedule.ScheduleRun.StepResult;
import io.languard.service.schedule.ScheduleStep;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a run has come. Not thread-safe. */
final class RunProgress {

    private ScheduleRun run;
    private int step;
    private final List<String> failures = new ArrayList<>();

    RunProgress(ScheduleRun run) {
        this.run = run;
    }

    /** Returns a run that has not begun with its steps and has no id yet. */
    static ScheduleRun create(
            List<ScheduleStep> steps, Instant at, RunTrigger trigger, String actor, @Nullable String startedBy) {
        return new ScheduleRun(
                0,
                at.truncatedTo(ChronoUnit.MILLIS),
                null,
                trigger,
                actor,
                startedBy,
                RunOutcome.RUNNING,
                null,
                steps.stream()
                        .map(next -> new StepResult(next.action(), null, null, null, null))
                        .toList());
    }

    ScheduleRun run() {
        return run;
    }

    /** Returns the index of the step to carry out next; the number of steps if there is none left. */
    int nextStep() {
        return step;
    }

    /** Returns which steps have failed and why; {@code null} if none has. */
    @Nullable
    String failures() {
        return failures.isEmpty() ? null : String.join("; ", failures);
    }

    void beginStep(Instant now) {
        StepResult before = run.steps().get(step);
        replaceStep(new StepResult(before.action(), millis(now), null, RunOutcome.RUNNING, null));
    }

    void endStep(Instant now, RunOutcome outcome, @Nullable String detail) {
        StepResult before = run.steps().get(step);
        if (outcome == RunOutcome.FAILED) {
            failures.add("Step " + (step + 1) + " (" + WireName.of(before.action()) + ") failed: " + detail);
        }
        replaceStep(new StepResult(before.action(), before.startedAt(), millis(now), outcome, detail));
        step++;
    }

    /** Ends the run; steps that it did not reach are skipped. */
    void end(Instant now, RunOutcome outcome, @Nullable String detail) {
        run = ended(run, now, outcome, detail);
    }

    /** Returns a run that ends at this moment. A step that is under way ends with the same outcome. */
    static ScheduleRun ended(ScheduleRun run, Instant now, RunOutcome outcome, @Nullable String detail) {
        List<StepResult> steps = run.steps().stream()
                .map(step -> {
                    if (step.outcome() == null) {
                        return new StepResult(step.action(), null, null, RunOutcome.SKIPPED, null);
                    }
                    return step.outcome() == RunOutcome.RUNNING
                            ? new StepResult(step.action(), step.startedAt(), millis(now), outcome, null)
                            : step;
                })
                .toList();
        return with(run, millis(now), outcome, detail, steps);
    }

    private void replaceStep(StepResult result) {
        List<StepResult> steps = new ArrayList<>(run.steps());
        steps.set(step, result);
        run = with(run, null, run.outcome(), run.detail(), steps);
    }

    private static ScheduleRun with(
            ScheduleRun run,
            @Nullable Instant endedAt,
            RunOutcome outcome,
            @Nullable String detail,
            List<StepResult> steps) {
        return new ScheduleRun(
                run.id(), run.at(), endedAt, run.trigger(), run.actor(), run.startedBy(), outcome, detail, steps);
    }

    private static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
