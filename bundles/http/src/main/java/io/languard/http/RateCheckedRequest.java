package io.languard.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A request whose body must come at a pace. Only the time in which the server waits for the client counts, so nobody suffers
 * for a slow disk. Who uses up his time gets a {@link TimeoutException} where the next bytes would be.
 */
final class RateCheckedRequest extends Request.Wrapper {

    /** How long a client may keep the server waiting at any rate, all pauses together. */
    private final long graceNanos;

    /** What bytes that have come are worth. */
    private final long nanosPerByte;

    private final Scheduler scheduler;
    private volatile long waited;
    private volatile long arrived;
    private volatile TimeoutException late;

    RateCheckedRequest(Request request, Duration grace, int bytesPerSecond) {
        super(request);
        this.graceNanos = grace.toNanos();
        this.nanosPerByte = TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
        this.scheduler = request.getComponents().getScheduler();
    }

    @Override
    public Content.Chunk read() {
        TimeoutException failure = late;
        if (failure != null) {
            return Content.Chunk.from(failure, true);
        }
        Content.Chunk chunk = super.read();
        if (chunk != null) {
            arrived += chunk.remaining();
        }
        return chunk;
    }

    @Override
    public void demand(Runnable available) {
        if (late != null) {
            available.run();
            return;
        }
        TimedDemand timedDemand = new TimedDemand(available);
        timedDemand.scheduleTimeout(graceNanos + arrived * nanosPerByte - waited);
        super.demand(timedDemand);
    }

    /** From a demand to the next bytes, or to the end of patience; whichever is first tells whoever waits. */
    private final class TimedDemand implements Invocable.Task {
        private final Runnable available;
        private final long since = System.nanoTime();
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile Scheduler.Task end;

        TimedDemand(Runnable available) {
            this.available = available;
        }

        void scheduleTimeout(long nanos) {
            end = scheduler.schedule(this::expire, Math.max(0, nanos), TimeUnit.NANOSECONDS);
        }

        @Override
        public void run() {
            if (over.compareAndSet(false, true)) {
                end.cancel();
                waited += System.nanoTime() - since;
                available.run();
            }
        }

        private void expire() {
            if (over.compareAndSet(false, true)) {
                late = new TimeoutException("The body came too slowly");
                getContext().execute(available);
            }
        }

        @Override
        public InvocationType getInvocationType() {
            return Invocable.getInvocationType(available);
        }
    }
}
