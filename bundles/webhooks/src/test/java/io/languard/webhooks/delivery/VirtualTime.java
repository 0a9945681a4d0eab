package io.languard.webhooks.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** A timer whose time passes only when a test says so. */
final class VirtualTime implements DeliveryTimer {

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private Instant now;
    private long number;

    private record Task(Instant at, long number, Runnable work) implements Comparable<Task> {

        @Override
        public int compareTo(Task other) {
            int order = at.compareTo(other.at);
            return order == 0 ? Long.compare(number, other.number) : order;
        }
    }

    VirtualTime(Instant now) {
        this.now = now;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void execute(Runnable work) {
        schedule(Duration.ZERO, work);
    }

    @Override
    public Runnable schedule(Duration delay, Runnable work) {
        Task task = new Task(now.plus(delay), number++, work);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    @Override
    public void stop() {
        tasks.clear();
    }

    /** Runs everything that is due, and lets time pass to do so. */
    void pass(Duration duration) {
        Instant end = now.plus(duration);
        while (!tasks.isEmpty() && !tasks.peek().at().isAfter(end)) {
            Task task = tasks.remove();
            now = task.at().isAfter(now) ? task.at() : now;
            task.work().run();
        }
        now = end;
    }

    /** Runs everything that is due now. */
    void run() {
        pass(Duration.ZERO);
    }
}
