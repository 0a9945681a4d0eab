package io.languard.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body must arrive at a minimum rate. Only the time that the server spends waiting for the client
 * counts, so a slow disk does not count against the client. If the client exceeds its time, reading the body fails with
 * a {@link TimeoutException}.
 */
final class RateCheckedRequest extends Request.Wrapper implements WaitingBodies.WaitingBody {

    /** The time that a client may keep the server waiting regardless of the amount of data, summed over all pauses. */
    private final long graceNanos;

    /** The additional time granted for each byte received. */
    private final long nanosPerByte;

    private final Scheduler scheduler;
    private volatile long waited;
    private volatile long arrived;
    private volatile @Nullable TimeoutException late;
    private volatile @Nullable TimedDemand demand;

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
        TimedDemand timedDemand = new TimedDemand(available, graceNanos + arrived * nanosPerByte - waited);
        demand = timedDemand;
        super.demand(timedDemand);
    }

    @Override
    public void giveUp() {
        TimedDemand current = demand;
        if (current != null) {
            current.expire();
        }
    }

    /**
     * A demand for content, which ends when the next bytes arrive or the time runs out; the first of the two notifies
     * the reader.
     */
    private final class TimedDemand implements Invocable.Task {
        private final Runnable available;
        private final long since = System.nanoTime();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Scheduler.Task timeout;

        TimedDemand(Runnable available, long nanos) {
            this.available = available;
            timeout = scheduler.schedule(this::expire, Math.max(0, nanos), TimeUnit.NANOSECONDS);
        }

        @Override
        public void run() {
            if (over.compareAndSet(false, true)) {
                timeout.cancel();
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
