package io.languard.core.metric;

import io.languard.core.CoreExecutors;
import io.languard.core.process.GameProcess;
import io.languard.core.process.ProcessTreeSampler;
import io.languard.core.server.ProcessListener;
import io.languard.core.server.ResourceUsage;
import io.languard.core.server.ServerInstance;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the figures of running servers fresh, all of them in one round; rests while none runs. */
@Component(property = "service.ranking:Integer=10")
public class ResourceMonitor implements ProcessListener {

    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final CoreExecutors threads;
    private final Map<ServerInstance, ProcessTreeSampler> watched = new ConcurrentHashMap<>();
    private ScheduledFuture<?> round;

    @Activate
    public ResourceMonitor(@Reference CoreExecutors threads) {
        this.threads = threads;
    }

    @Override
    public synchronized void processReady(ServerInstance server) {
        watched.put(server, new ProcessTreeSampler());
        threads.tryExecute(() -> take(server));
        if (round == null) {
            round = threads.scheduleOnWorker(PERIOD, this::takeAll);
        }
    }

    @Override
    public synchronized void processEnded(ServerInstance server) {
        watched.remove(server);
        if (watched.isEmpty() && round != null) {
            round.cancel(false);
            round = null;
        }
    }

    private void takeAll() {
        watched.keySet().forEach(this::take);
    }

    private void take(ServerInstance server) {
        ProcessTreeSampler use = watched.get(server);
        GameProcess process = server.process();
        if (use != null && process != null) {
            synchronized (use) {
                use.sample(process.identity().pid());
                server.updateResourceUsage(process, new ResourceUsage(use.cpuPercent(), use.ramMb()));
            }
        }
    }
}
