package io.languard.core.metric;

import io.languard.core.CoreExecutors;
import io.languard.core.process.GameProcess;
import io.languard.core.process.ProcessHost;
import io.languard.core.process.ProcessSnapshot;
import io.languard.core.server.ProcessListener;
import io.languard.core.server.ServerInstance;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Measures what running servers use, all of them in one round; idle while none runs. */
@Component(service = ResourceMonitor.class)
public class ResourceMonitor implements ProcessListener {

    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final ProcessHost host;
    private final CoreExecutors threads;
    private final Set<ServerInstance> watched = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledFuture<?> round;

    @Activate
    public ResourceMonitor(@Reference ProcessHost host, @Reference CoreExecutors threads) {
        this.host = host;
        this.threads = threads;
    }

    @Override
    public synchronized void processReady(ServerInstance server) {
        watched.add(server);
        threads.tryExecute(() -> sample(Set.of(server)));
        if (round == null) {
            round = threads.scheduleOnWorker(PERIOD, () -> sample(watched));
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

    private void sample(Set<ServerInstance> servers) {
        Map<ServerInstance, GameProcess> running = new HashMap<>();
        for (ServerInstance server : servers) {
            GameProcess process = server.process();
            if (process != null) {
                running.put(server, process);
            }
        }
        ProcessSnapshot now = host.snapshot();
        running.forEach((server, process) -> server.updateResourceUsage(process, process.sampleUsage(now)));
    }
}
