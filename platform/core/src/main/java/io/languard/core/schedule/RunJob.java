package io.languard.core.schedule;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.job.AsyncJobWork;
import io.languard.core.job.JobControl;
import io.languard.service.json.WireName;
import io.languard.service.schedule.RunOutcome;
import io.languard.service.schedule.ScheduleRun;
import io.languard.service.schedule.ScheduleRun.StepResult;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A run as a job, which begins and ends with it. Its progress counts the steps that are over. */
final class RunJob implements AsyncJobWork {

    private final ActiveRun active;
    private final Consumer<ActiveRun> beginning;

    RunJob(ActiveRun active, Consumer<ActiveRun> beginning) {
        this.active = active;
        this.beginning = beginning;
    }

    @Override
    public CompletionStage<?> begin(JobControl control) {
        active.observe(run -> report(control, run));
        beginning.accept(active);
        return active.end().thenAccept(RunJob::requireSuccess);
    }

    @Override
    public void cancel() {
        active.cancel("Its job was cancelled");
    }

    private static void report(JobControl control, ScheduleRun run) {
        List<StepResult> steps = run.steps();
        int over = (int) steps.stream().filter(step -> step.endedAt() != null).count();
        control.report((double) over / steps.size(), message(run, over));
    }

    private static String message(ScheduleRun run, int over) {
        String name = "Run " + run.id();
        if (run.outcome() == RunOutcome.RUNNING && over < run.steps().size()) {
            return name + ", step " + (over + 1) + " of " + run.steps().size() + ": "
                    + WireName.of(run.steps().get(over).action());
        }
        return run.detail() == null ? name : name + ": " + run.detail();
    }

    private static void requireSuccess(ScheduleRun run) {
        String reason = run.detail() == null ? WireName.of(run.outcome()) : run.detail();
        if (run.outcome() == RunOutcome.CANCELLED) {
            throw new CancellationException(reason);
        }
        if (run.outcome() != RunOutcome.SUCCEEDED) {
            throw new LanguardException(ErrorCode.CONFLICT, reason);
        }
    }
}
