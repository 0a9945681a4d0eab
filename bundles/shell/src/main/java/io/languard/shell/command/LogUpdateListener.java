package io.languard.shell.command;

import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Component;

/** Wakes the subscribers that follow a server's log. */
@Component(service = {LogUpdateListener.class, PlatformEventListener.class})
public final class LogUpdateListener implements PlatformEventListener {

    /** Subscribers also wake after this time, to detect that their client has disconnected. */
    private static final long POLL_SECONDS = 5;

    private final Set<LogSubscription> subscriptions = ConcurrentHashMap.newKeySet();

    /** Subscribes to a server's log. The caller must close the subscription. */
    LogSubscription subscribe(int serverId) {
        LogSubscription subscription = new LogSubscription(serverId);
        subscriptions.add(subscription);
        return subscription;
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof PlatformEvent.LogWritten written) {
            for (LogSubscription subscription : subscriptions) {
                if (subscription.serverId == written.serverId()) {
                    subscription.updates.release();
                }
            }
        }
    }

    /** One subscriber. */
    final class LogSubscription implements AutoCloseable {

        private final int serverId;
        private final Semaphore updates = new Semaphore(0);

        private LogSubscription(int serverId) {
            this.serverId = serverId;
        }

        /** Waits until there may be new lines, for 5 seconds at most. */
        void await() throws InterruptedException {
            if (updates.tryAcquire(POLL_SECONDS, TimeUnit.SECONDS)) {
                updates.drainPermits();
            }
        }

        @Override
        public void close() {
            subscriptions.remove(this);
        }
    }
}
