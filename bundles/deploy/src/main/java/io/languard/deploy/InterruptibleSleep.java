package io.languard.deploy;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Lets other threads interrupt one thread's sleep and nothing else: a late interrupt would otherwise hit an adapter's
 * code while it is being started.
 */
final class InterruptibleSleep {

    private @Nullable Thread sleeper;
    private boolean woken;

    /** Runs the blocking call on the calling thread; returns {@code null} if it was woken. */
    <T> @Nullable T sleep(Callable<@Nullable T> sleep) {
        synchronized (this) {
            if (woken) {
                woken = false;
                return null;
            }
            sleeper = Thread.currentThread();
        }
        try {
            return sleep.call();
        } catch (InterruptedException e) {
            return null;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            synchronized (this) {
                sleeper = null;
                woken = false;
                Thread.interrupted();
            }
        }
    }

    synchronized void wake() {
        woken = true;
        if (sleeper != null) {
            sleeper.interrupt();
        }
    }
}
