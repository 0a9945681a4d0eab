package io.languard.webhooks.delivery;

import java.time.Duration;
import java.time.Instant;

/** The single thread of all deliveries, and its timer. It waits for the database, but never for a receiver. */
interface DeliveryTimer {

    /** Returns the time. */
    Instant now();

    /** Runs work on the thread, after what was passed before. */
    void execute(Runnable work);

    /**
     * Runs work on the thread later.
     *
     * @return cancels it
     */
    Runnable schedule(Duration delay, Runnable work);

    /** Ends the thread; what is still to be run is not. */
    void stop();
}
