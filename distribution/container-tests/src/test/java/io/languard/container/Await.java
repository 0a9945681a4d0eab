package io.languard.container;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what must come. */
final class Await {

    /** For what must happen, on a machine that has other things to do. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long PAUSE = Duration.ofMillis(10).toNanos();

    private Await() {}

    /** Asks until the answer is right; the last answer is shown if it never is. */
    static <T> T until(Supplier<T> question, Predicate<T> right) {
        return within(PATIENCE, question, right);
    }

    static <T> T within(Duration longest, Supplier<T> question, Predicate<T> right) {
        long end = System.nanoTime() + longest.toNanos();
        T answer = question.get();
        while (!right.test(answer)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("After " + longest + " it is still " + answer);
            }
            LockSupport.parkNanos(PAUSE);
            answer = question.get();
        }
        return answer;
    }

    /** Asks for as long as that, and the answer must be right all the time. */
    static <T> void always(Duration time, Supplier<T> question, Predicate<T> right) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            T answer = question.get();
            if (!right.test(answer)) {
                throw new AssertionError("It became " + answer);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
