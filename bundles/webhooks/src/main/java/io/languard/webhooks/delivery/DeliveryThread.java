package io.languard.webhooks.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Implements the timer with a thread of the JDK. What is passed after its end is ignored. */
final class DeliveryThread implements DeliveryTimer {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryThread.class);

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "languard-webhooks");
        thread.setDaemon(true);
        return thread;
    });

    DeliveryThread() {
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void execute(Runnable work) {
        schedule(Duration.ZERO, work);
    }

    @Override
    public Runnable schedule(Duration delay, Runnable work) {
        try {
            Future<?> scheduled = executor.schedule(() -> run(work), delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> {};
        }
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("A delivery failed", e);
        }
    }

    @Override
    public void stop() {
        executor.shutdownNow();
    }
}
