package io.languard.shell.command;

import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Component;

/** Wakes those who follow a log. */
@Component(service = {LogUpdateListener.class, PlatformEventListener.class})
public final class LogUpdateListener implements PlatformEventListener {

    /** Whoever follows looks up this often, also to see that nobody reads any more. */
    private static final long LOOK_SECONDS = 5;

    private final Set<LogSubscription> watches = ConcurrentHashMap.newKeySet();

    /** Watches a server's log; to be closed. */
    LogSubscription subscribe(int serverId) {
        LogSubscription logSubscription = new LogSubscription(serverId);
        watches.add(logSubscription);
        return logSubscription;
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof PlatformEvent.LogWritten written) {
            for (LogSubscription logSubscription : watches) {
                if (logSubscription.serverId == written.serverId()) {
                    logSubscription.news.release();
                }
            }
        }
    }

    /** One who follows. */
    final class LogSubscription implements AutoCloseable {

        private final int serverId;
        private final Semaphore news = new Semaphore(0);

        private LogSubscription(int serverId) {
            this.serverId = serverId;
        }

        /** Waits until there may be something new. */
        void await() throws InterruptedException {
            if (news.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS)) {
                news.drainPermits();
            }
        }

        @Override
        public void close() {
            watches.remove(this);
        }
    }
}
