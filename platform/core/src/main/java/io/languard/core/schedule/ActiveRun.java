package io.languard.core.schedule;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent.Audited;
import io.languard.service.event.ScheduleAuditEvent;
import io.languard.service.event.ScheduleAuditEvent.ScheduleEnded;
import io.languard.service.event.ScheduleAuditEvent.ScheduleNotPermitted;
import io.languard.service.schedule.RunOutcome;
import io.languard.service.schedule.ScheduleAction;
import io.languard.service.schedule.ScheduleRun;
import io.languard.service.schedule.ScheduleStep;
import io.languard.service.user.Actor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run that is under way. Its steps are carried out one after the other, each on a thread of its own, and none is occupied
 * between them. Before each step, its beginning is stored and the rights are checked anew.
 */
final class ActiveRun {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveRun.class);

    /** What runs need of the platform. */
    record Tools(
            Timekeeper time,
            StepExecutor executor,
            RunRights rights,
            RunRecorder recorder,
            EventService eventService) {}

    private final ScheduleEntry entry;
    private final Tools tools;
    private final CompletableFuture<String> cancelled = new CompletableFuture<>();
    private final CompletableFuture<ScheduleRun> end = new CompletableFuture<>();
    private Consumer<ScheduleRun> observer = run -> {};
    private volatile boolean abandoned;

    /** Set before the first step, and changed by one thread after the other. */
    private volatile @Nullable RunProgress progress;

    ActiveRun(ScheduleEntry entry, Tools tools) {
        this.entry = entry;
        this.tools = tools;
    }

    /** Sets who is told of each change of the run, on the thread that makes it; to be called before the run begins. */
    void observe(Consumer<ScheduleRun> newObserver) {
        observer = newObserver;
    }

    /** Completes with the run once it has ended; with the run as interrupted if the platform ends before it. */
    CompletionStage<ScheduleRun> end() {
        return end;
    }

    /** Begins with the first step, on another thread. */
    void start(ScheduleRun stored) {
        progress = new RunProgress(stored);
        observer.accept(stored);
        if (abandoned) {
            abandon(); // which was too early to end it
        }
        tools.time().execute(this::next);
    }

    /** Ends the run without a step, since it could not begin. */
    void endAtOnce(ScheduleRun stored) {
        observer.accept(stored);
        end.complete(stored);
    }

    /** Ends the run before its next step; a wait ends at once. Thread-safe. */
    void cancel(String reason) {
        cancelled.complete(reason);
    }

    /** Leaves the run to the next start of the platform, which finds it unfinished. Thread-safe. */
    void abandon() {
        abandoned = true;
        RunProgress last = progress;
        if (last != null) {
            end.complete(RunProgress.ended(
                    last.run(), tools.time().now(), RunOutcome.INTERRUPTED, ScheduleTimer.INTERRUPTED));
        }
    }

    private RunProgress progress() {
        RunProgress present = progress;
        if (present == null) {
            throw new IllegalStateException("Not started");
        }
        return present;
    }

    private void next() {
        List<ScheduleStep> steps = entry.definition().steps();
        int index = progress().nextStep();
        if (abandoned) {
            return;
        }
        if (cancelled.isDone()) {
            finish(RunOutcome.CANCELLED, cancelled.join());
        } else if (index == steps.size()) {
            finish(RunOutcome.SUCCEEDED, progress().failures());
        } else {
            begin(steps.get(index));
        }
    }

    private void begin(ScheduleStep step) {
        Actor actor;
        try {
            actor = tools.rights().actorOf(entry.record(), ScheduleRules.permissions(List.of(step)));
        } catch (LanguardException e) {
            finishWithoutRights(e);
            return;
        }
        progress().beginStep(tools.time().now());
        show();
        CompletionStage<?> done;
        try {
            done = step.action() == ScheduleAction.WAIT
                    ? pause(Duration.ofSeconds(step.seconds() == null ? 0 : step.seconds()))
                    : tools.executor()
                            .execute(actor, entry.serverId(), entry.definition().name(), step);
        } catch (RuntimeException e) {
            done = CompletableFuture.failedStage(e);
        }
        done.whenComplete((result, e) -> tools.time().execute(() -> ended(step, e)));
    }

    private CompletionStage<?> pause(Duration duration) {
        CompletableFuture<Void> passed = new CompletableFuture<>();
        Future<?> timer = tools.time().after(duration, () -> passed.complete(null));
        cancelled.thenRun(() -> {
            timer.cancel(false);
            passed.cancel(false);
        });
        return passed;
    }

    private void ended(ScheduleStep step, @Nullable Throwable e) {
        if (abandoned) {
            return;
        }
        if (e instanceof CancellationException && cancelled.isDone()) {
            progress().endStep(tools.time().now(), RunOutcome.CANCELLED, null);
        } else if (e != null) {
            String reason = reasonOf(e instanceof CompletionException && e.getCause() != null ? e.getCause() : e);
            progress().endStep(tools.time().now(), RunOutcome.FAILED, reason);
            if (!step.continuesAfterFailure()) {
                finish(RunOutcome.FAILED, progress().failures());
                return;
            }
        } else {
            progress().endStep(tools.time().now(), RunOutcome.SUCCEEDED, null);
        }
        next();
    }

    private String reasonOf(Throwable e) {
        if (e instanceof LanguardException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof TimeoutException) {
            return "It was not done in time";
        }
        LOG.error("A step of schedule {} failed", entry.id(), e);
        return "It failed unexpectedly; see Languard's log";
    }

    private void finishWithoutRights(LanguardException e) {
        finish(RunOutcome.FAILED, e.getMessage());
        if (e.code() == ErrorCode.FORBIDDEN) {
            publish(notPermitted(entry, progress().run(), e.getMessage()));
        }
    }

    private void finish(RunOutcome outcome, @Nullable String detail) {
        progress().end(tools.time().now(), outcome, detail);
        show();
        entry.runs().end(this);
        publish(ended(entry, progress().run()));
        end.complete(progress().run());
    }

    private void show() {
        ScheduleRun now = progress().run();
        observer.accept(now);
        entry.runs().show(now);
        tools.recorder().record(now);
    }

    private void publish(ScheduleAuditEvent event) {
        tools.eventService()
                .publish(new Audited(
                        entry.serverId(),
                        entry.record().savedBy(),
                        event,
                        tools.time().now()));
    }

    static ScheduleEnded ended(ScheduleEntry entry, ScheduleRun run) {
        return new ScheduleEnded(entry.id(), entry.definition().name(), run.id(), run.outcome(), run.detail());
    }

    static ScheduleNotPermitted notPermitted(ScheduleEntry entry, ScheduleRun run, String reason) {
        return new ScheduleNotPermitted(
                entry.id(), entry.definition().name(), run.id(), entry.record().savedBy(), reason);
    }
}
