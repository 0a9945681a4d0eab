package io.languard.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;

/** The clock of the schedules, and the threads on which they work. Thread-safe. */
interface Timekeeper {

    /** Returns the present time. */
    Instant now();

    /** Runs work that may block briefly on another thread. */
    void execute(Runnable work);

    /** Runs work that may block briefly after a delay, during which it occupies no thread. */
    Future<?> after(Duration delay, Runnable work);
}
