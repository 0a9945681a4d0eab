package io.languard.container;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Polls for conditions. */
final class Await {

    /** A timeout that is sufficient on a busy machine. */
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final long PAUSE = Duration.ofMillis(10).toNanos();

    private Await() {}

    /** Polls until the value is as expected; fails with the last value otherwise. */
    static <T> T until(Supplier<T> source, Predicate<T> expected) {
        return within(TIMEOUT, source, expected);
    }

    static <T> T within(Duration timeout, Supplier<T> source, Predicate<T> expected) {
        long end = System.nanoTime() + timeout.toNanos();
        T value = source.get();
        while (!expected.test(value)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("After " + timeout + " it is still " + value);
            }
            LockSupport.parkNanos(PAUSE);
            value = source.get();
        }
        return value;
    }

    /** Polls for the given time and fails if the value is ever not as expected. */
    static <T> void always(Duration time, Supplier<T> source, Predicate<T> expected) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            T value = source.get();
            if (!expected.test(value)) {
                throw new AssertionError("Unexpected value " + value);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
