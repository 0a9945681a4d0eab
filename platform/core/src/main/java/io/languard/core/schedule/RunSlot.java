package io.languard.core.schedule;

import io.languard.service.schedule.ScheduleRun;
import org.jspecify.annotations.Nullable;

/** The one run that a schedule may have at a time, and the state of its last one. Thread-safe; no method blocks. */
final class RunSlot {

    private @Nullable ActiveRun active;
    private @Nullable ScheduleRun last;

    RunSlot(@Nullable ScheduleRun last) {
        this.last = last;
    }

    /** Makes a run the active one. Returns {@code false} if another one is under way. */
    synchronized boolean begin(ActiveRun run) {
        if (active != null) {
            return false;
        }
        active = run;
        return true;
    }

    synchronized void end(ActiveRun run) {
        if (active == run) {
            active = null;
        }
    }

    /** Takes note of the state of the last run. */
    synchronized void show(ScheduleRun run) {
        last = run;
    }

    /** Returns the run that is under way; {@code null} if there is none. */
    synchronized @Nullable ActiveRun active() {
        return active;
    }

    /** Returns the run that began last; {@code null} if there is none. */
    synchronized @Nullable ScheduleRun last() {
        return last;
    }
}
