package io.languard.deploy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prevents a hanging adapter from blocking the drop folder: an operation that exceeds the time limit is interrupted
 * repeatedly until it ends. Code that ignores interrupts cannot be stopped.
 */
final class TimeoutGuard {

    static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(TimeoutGuard.class);

    private TimeoutGuard() {}

    /** An operation on a bundle. */
    @FunctionalInterface
    interface BundleOperation {
        void execute() throws BundleException;
    }

    /** Runs the operation on the calling thread. */
    static void run(String bundle, Duration limit, BundleOperation operation) throws BundleException {
        Thread worker = Thread.currentThread();
        CountDownLatch finished = new CountDownLatch(1);
        Thread watcher = new Thread(() -> watch(bundle, limit, worker, finished), "languard-drop-folder-timeout");
        watcher.setDaemon(true);
        watcher.start();
        try {
            operation.execute();
        } finally {
            synchronized (finished) {
                finished.countDown();
            }
            Thread.interrupted(); // clears an interrupt meant for the operation
        }
    }

    private static void watch(String bundle, Duration limit, Thread worker, CountDownLatch finished) {
        try {
            while (!finished.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                synchronized (finished) {
                    if (finished.getCount() > 0) {
                        LOG.error("A component of {} is taking too long and is interrupted", bundle);
                        worker.interrupt();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
