package io.languard.shell.command;

import io.languard.ports.event.EventListener;
import io.languard.ports.event.PlatformEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Component;

/** Wakes those who follow a log. */
@Component(service = {LogNews.class, EventListener.class})
public final class LogNews implements EventListener {

    /** Whoever follows looks up this often, also to see that nobody reads any more. */
    private static final long LOOK_SECONDS = 5;

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

    /** Watches a server's log; to be closed. */
    Watch watch(int serverId) {
        Watch watch = new Watch(serverId);
        watches.add(watch);
        return watch;
    }

    @Override
    public void on(PlatformEvent event) {
        if (event instanceof PlatformEvent.LogWritten written) {
            for (Watch watch : watches) {
                if (watch.serverId == written.serverId()) {
                    watch.news.release();
                }
            }
        }
    }

    /** One who follows. */
    final class Watch implements AutoCloseable {

        private final int serverId;
        private final Semaphore news = new Semaphore(0);

        private Watch(int serverId) {
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
