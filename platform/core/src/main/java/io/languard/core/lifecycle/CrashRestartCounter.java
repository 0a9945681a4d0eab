package io.languard.core.lifecycle;

import io.languard.service.event.LifecycleAuditEvent.Restarted;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEvent.Audited;
import io.languard.service.event.PlatformEvent.ServerRemoved;
import io.languard.service.event.PlatformEventListener;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerView;
import io.languard.service.user.Actor;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Counts the restarts of each server after crashes since Languard started. Unlike a server's own number of restarts, it
 * never decreases. Thread-safe.
 */
@Component(service = {MultiCollector.class, PlatformEventListener.class})
public class CrashRestartCounter implements MultiCollector, PlatformEventListener {

    private final ServerService serverService;
    private final Map<Integer, AtomicLong> restarts = new ConcurrentHashMap<>();

    @Activate
    public CrashRestartCounter(@Reference ServerService serverService) {
        this.serverService = serverService;
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof Audited audited && audited.event() instanceof Restarted && audited.serverId() != null) {
            restarts.computeIfAbsent(audited.serverId(), id -> new AtomicLong()).incrementAndGet();
        } else if (event instanceof ServerRemoved removed) {
            restarts.remove(removed.serverId());
        }
    }

    /** Returns a figure for every server, so that the first restart is an increase. */
    @Override
    public MetricSnapshots collect() {
        CounterSnapshot.Builder counter = CounterSnapshot.builder()
                .name("languard_server_crash_restarts")
                .help("Restarts of a game server after crashes since Languard started.");
        for (ServerView server : serverService.list(Actor.supervisor(), null, null)) {
            AtomicLong count = restarts.get(server.id());
            counter.dataPoint(new CounterDataPointSnapshot(
                    count == null ? 0 : count.get(),
                    Labels.of(
                            "server_id",
                            Integer.toString(server.id()),
                            "name",
                            server.name(),
                            "game_type",
                            server.gameType()),
                    null,
                    0));
        }
        return new MetricSnapshots(counter.build());
    }
}
