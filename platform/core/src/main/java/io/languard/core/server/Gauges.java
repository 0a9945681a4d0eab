package io.languard.core.server;

import io.languard.core.CoreThreads;
import io.languard.core.process.GameProcess;
import io.languard.core.process.TreeUse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the figures of running servers fresh, all of them in one round; rests while none runs. */
@Component(service = Gauges.class)
public class Gauges {

    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final CoreThreads threads;
    private final Map<ManagedServer, TreeUse> watched = new ConcurrentHashMap<>();
    private ScheduledFuture<?> round;

    @Activate
    public Gauges(@Reference CoreThreads threads) {
        this.threads = threads;
    }

    synchronized void watch(ManagedServer server) {
        watched.put(server, new TreeUse());
        threads.run(() -> take(server));
        if (round == null) {
            round = threads.rounds(PERIOD, this::takeAll);
        }
    }

    synchronized void forget(ManagedServer server) {
        watched.remove(server);
        if (watched.isEmpty() && round != null) {
            round.cancel(false);
            round = null;
        }
    }

    private void takeAll() {
        watched.keySet().forEach(this::take);
    }

    private void take(ManagedServer server) {
        TreeUse use = watched.get(server);
        GameProcess process = server.process;
        if (use != null && process != null) {
            synchronized (use) {
                use.take(process.identity().pid());
                if (server.process == process) {
                    server.figures = new Figures(use.cpuPercent(), use.ramMb());
                }
            }
        }
    }
}
