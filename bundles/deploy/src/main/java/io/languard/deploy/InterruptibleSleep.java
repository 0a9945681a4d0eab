package io.languard.deploy;

import java.util.concurrent.Callable;

/**
 * Lets other threads end one thread's sleep, and nothing but its sleep: an interrupt that came a moment later would meet
 * an adapter's own code while it is being started.
 */
final class InterruptibleSleep {

    private Thread sleeper;
    private boolean woken;

    /** Sleeps on the calling thread; {@code null} if it was woken. */
    <T> T sleep(Callable<T> sleep) {
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
