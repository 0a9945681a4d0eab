package io.languard.core.metric;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.metric.MetricPoint;
import io.languard.service.server.ServerView;
import io.languard.spi.metric.MetricSample;
import io.languard.spi.metric.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples the resource usage of all running servers periodically and stores each round in one batch. While the database
 * is unavailable, up to {@value #MAX_PENDING} samples are queued; beyond that, the oldest are dropped.
 */
@Component(service = MetricSampler.class, immediate = true)
public class MetricSampler {

    static final Duration PERIOD = Duration.ofSeconds(5);
    static final int MAX_PENDING = 20_000;
    private static final Logger LOG = LoggerFactory.getLogger(MetricSampler.class);

    private final ServerRegistry serverRegistry;
    private final MetricStore store;
    private final EventService eventService;
    private final Deque<MetricSample> pending = new ArrayDeque<>();
    private final ScheduledFuture<?> task;

    @Activate
    public MetricSampler(
            @Reference ServerRegistry serverRegistry,
            @Reference MetricStore store,
            @Reference EventService eventService,
            @Reference CoreExecutors executors) {
        this(serverRegistry, store, eventService, executors, PERIOD);
    }

    MetricSampler(
            ServerRegistry serverRegistry,
            MetricStore store,
            EventService eventService,
            CoreExecutors executors,
            Duration period) {
        this.serverRegistry = serverRegistry;
        this.store = store;
        this.eventService = eventService;
        task = executors.scheduleOnWorker(period, this::sampleAndStore);
    }

    @Deactivate
    void stop() {
        task.cancel(false);
    }

    private void sampleAndStore() {
        try {
            sample();
            store();
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                LOG.error("Could not store metric samples", e);
                pending.clear(); // rejected samples would block all later ones
            }
        }
    }

    private void sample() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (ServerInstance instance : serverRegistry.all()) {
            ServerView server = instance.view(false, Instant.now());
            if (server.cpuPercent() == null || server.ramMb() == null) {
                continue; // not running, or not measured yet
            }
            pending.addLast(new MetricSample(
                    server.id(), new MetricPoint(now, server.cpuPercent(), server.ramMb(), server.playerCount())));
            eventService.publish(new PlatformEvent.MetricsSampled(
                    server.id(), server.cpuPercent(), server.ramMb(), server.playerCount(), now));
        }
        while (pending.size() > MAX_PENDING) {
            pending.removeFirst();
        }
    }

    private void store() {
        if (!pending.isEmpty()) {
            store.append(List.copyOf(pending));
            pending.clear();
        }
    }
}
