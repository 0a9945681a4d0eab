package io.languard.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** A clock that advances only when told to, and then does what was planned, on the calling thread. */
final class FakeTimekeeper implements Timekeeper {

    private final PriorityQueue<Task> planned =
            new PriorityQueue<>(Comparator.comparing((Task task) -> task.time).thenComparing(task -> task.number));
    private final Deque<Runnable> ready = new ArrayDeque<>();
    private Instant now;
    private Duration skew = Duration.ZERO;
    private long count;
    private boolean working;

    FakeTimekeeper(Instant now) {
        this.now = now;
    }

    private static final class Task extends FutureTask<Void> {

        private final Instant time;
        private final long number;

        Task(Instant time, long number, Runnable work) {
            super(work, null);
            this.time = time;
            this.number = number;
        }
    }

    @Override
    public Instant now() {
        return now.plus(skew);
    }

    @Override
    public void execute(Runnable work) {
        ready.add(work);
        if (working) {
            return;
        }
        working = true;
        try {
            while (!ready.isEmpty()) {
                ready.remove().run();
            }
        } finally {
            working = false;
        }
    }

    @Override
    public Future<?> after(Duration delay, Runnable work) {
        Task task = new Task(now.plus(delay), count++, work);
        planned.add(task);
        return task;
    }

    /** Lets time pass. */
    void advance(Duration duration) {
        Instant end = now.plus(duration);
        while (!planned.isEmpty() && !planned.peek().time.isAfter(end)) {
            Task next = planned.remove();
            now = next.time;
            execute(next);
        }
        now = end;
    }

    void advanceTo(Instant time) {
        advance(Duration.between(now(), time));
    }

    /** Sets the clock, which timers do not notice, as after the machine was suspended. */
    void set(Duration forward) {
        skew = skew.plus(forward);
    }

    /** Forgets what was planned, as the end of the platform does. */
    void crash() {
        planned.clear();
        ready.clear();
    }

    /** Returns how many timers are set. */
    long timers() {
        return planned.stream().filter(task -> !task.isCancelled()).count();
    }
}
