package io.languard.core.schedule;

import io.languard.service.schedule.Schedule;
import io.languard.service.schedule.Schedule.LastRun;
import io.languard.service.schedule.ScheduleDefinition;
import io.languard.service.schedule.ScheduleRun;
import io.languard.service.schedule.ScheduleStep;
import io.languard.spi.schedule.ScheduleRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A schedule in memory, in the form in which it was saved: saving it again replaces the entry. Thread-safe; no method
 * blocks.
 */
final class ScheduleEntry {

    private final ScheduleRecord record;
    private final CronExpression cron;
    private final ZoneId zone;
    private @Nullable Instant nextDue;
    private @Nullable ScheduleRun lastRun;
    private @Nullable ActiveRun active;
    private boolean ended;

    ScheduleEntry(ScheduleRecord record, @Nullable ScheduleRun lastRun) {
        this.record = record;
        this.lastRun = lastRun;
        this.cron = CronExpression.parse(record.definition().cron());
        this.zone = ZoneId.of(record.definition().timezone());
        this.nextDue = nextAfter(record.handledUntil());
    }

    int id() {
        return record.id();
    }

    int serverId() {
        return record.serverId();
    }

    ScheduleRecord record() {
        return record;
    }

    ScheduleDefinition definition() {
        return record.definition();
    }

    /** Returns when it is to run next; {@code null} while it is disabled. */
    synchronized @Nullable Instant nextDue() {
        return nextDue;
    }

    /** Returns the first time after another one at which it is to run; {@code null} while it is disabled. */
    @Nullable
    Instant nextAfter(Instant time) {
        return definition().enabled() ? cron.next(time, zone).orElse(null) : null;
    }

    /**
     * Returns the time that is due, if there is one, and takes note that all times until now are being handled, so that no
     * other thread handles them.
     */
    synchronized Optional<Instant> takeDue(Instant now) {
        Instant due = nextDue;
        if (due == null || due.isAfter(now)) {
            return Optional.empty();
        }
        nextDue = nextAfter(now);
        return Optional.of(due);
    }

    /** Takes note that a time has not been handled after all. */
    synchronized void giveBack(Instant due) {
        nextDue = due;
    }

    /** Makes a run the active one. Returns {@code false} if another one is under way or the schedule is not valid any more. */
    synchronized boolean begin(ActiveRun run) {
        if (active != null || ended) {
            return false;
        }
        active = run;
        return true;
    }

    /** Takes note of the state of a run. */
    synchronized void show(ScheduleRun run) {
        lastRun = run;
    }

    synchronized void end(ActiveRun run) {
        if (active == run) {
            active = null;
        }
    }

    synchronized @Nullable ScheduleRun lastRun() {
        return lastRun;
    }

    /** Returns the run that is under way; {@code null} if there is none. */
    synchronized @Nullable ActiveRun active() {
        return active;
    }

    /** Ends this form of the schedule: it does not begin any run from now on. Returns the run that is under way. */
    synchronized Optional<ActiveRun> retire() {
        ended = true;
        nextDue = null;
        return Optional.ofNullable(active);
    }

    /**
     * Returns the schedule as clients see it.
     *
     * @param steps its steps, with what the client may see of them
     */
    synchronized Schedule view(List<ScheduleStep> steps) {
        ScheduleDefinition definition = definition();
        ScheduleRun run = lastRun;
        return new Schedule(
                id(),
                definition.name(),
                definition.cron(),
                definition.timezone(),
                definition.enabled(),
                definition.onlyIf(),
                definition.missed(),
                steps,
                nextDue,
                run == null ? null : new LastRun(run.at(), run.outcome(), run.detail()));
    }
}
