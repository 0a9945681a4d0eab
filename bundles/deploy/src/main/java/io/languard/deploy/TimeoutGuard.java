package io.languard.deploy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that an adapter whose constructors hang does not keep the drop folder from the others: what takes too long is
 * interrupted, again and again until it ends. Code that does not care for interrupts is not to be helped.
 */
final class TimeoutGuard {

    static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(TimeoutGuard.class);

    private TimeoutGuard() {}

    /** Something that is done with a bundle. */
    @FunctionalInterface
    interface BundleOperation {
        void execute() throws BundleException;
    }

    /** Takes the step on this thread. */
    static void run(String bundle, Duration limit, BundleOperation bundleOperation) throws BundleException {
        Thread worker = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        Thread watcher = new Thread(() -> watch(bundle, limit, worker, ended), "languard-drop-folder-patience");
        watcher.setDaemon(true);
        watcher.start();
        try {
            bundleOperation.execute();
        } finally {
            synchronized (ended) {
                ended.countDown();
            }
            Thread.interrupted(); // that was for the step
        }
    }

    private static void watch(String bundle, Duration limit, Thread worker, CountDownLatch ended) {
        try {
            while (!ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                synchronized (ended) {
                    if (ended.getCount() > 0) {
                        LOG.error("A component of {} does not come to an end; it is interrupted", bundle);
                        worker.interrupt();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
