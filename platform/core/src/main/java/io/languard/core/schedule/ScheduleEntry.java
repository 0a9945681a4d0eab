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
 * A schedule in memory, in the form in which it was saved: another entry takes its place when it is saved again.
 * Thread-safe; no method blocks.
 */
final class ScheduleEntry {

    private final ScheduleRecord record;
    private final RunSlot runs;
    private final CronExpression cron;
    private final ZoneId zone;
    private @Nullable Instant nextDue;
    private boolean retired;

    /**
     * Creates an entry.
     *
     * @param runs those of the entry whose place it takes
     */
    ScheduleEntry(ScheduleRecord record, RunSlot runs) {
        this.record = record;
        this.runs = runs;
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

    RunSlot runs() {
        return runs;
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
        nextDue = retired ? null : due;
    }

    /** Ends this form of the schedule, and its run before the next step. */
    void retire(String reason) {
        synchronized (this) {
            retired = true;
            nextDue = null;
        }
        ActiveRun active = runs.active();
        if (active != null) {
            active.cancel(reason);
        }
    }

    /** Returns whether another entry has taken its place, or the schedule was deleted. */
    synchronized boolean isRetired() {
        return retired;
    }

    /**
     * Returns the schedule as clients see it.
     *
     * @param steps its steps, with what the client may see of them
     */
    Schedule view(List<ScheduleStep> steps) {
        ScheduleDefinition definition = definition();
        ScheduleRun run = runs.last();
        return new Schedule(
                id(),
                definition.name(),
                definition.cron(),
                definition.timezone(),
                definition.enabled(),
                definition.onlyIf(),
                definition.missed(),
                steps,
                nextDue(),
                run == null ? null : new LastRun(run.at(), run.outcome(), run.detail()));
    }
}
