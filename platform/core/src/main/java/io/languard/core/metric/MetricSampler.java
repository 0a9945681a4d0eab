package io.languard.core.metric;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.metric.MetricPoint;
import io.languard.service.server.ServerService;
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
 * Takes down the figures of all running servers, in one batch. While the database is away up to {@value #MAX_PENDING} of them
 * wait; beyond that the oldest are dropped.
 */
@Component(service = MetricSampler.class, immediate = true)
public class MetricSampler {

    static final Duration PERIOD = Duration.ofSeconds(5);
    static final int MAX_PENDING = 20_000;
    private static final Logger LOG = LoggerFactory.getLogger(MetricSampler.class);

    private final ServerService serverService;
    private final MetricStore store;
    private final EventService eventService;
    private final Deque<MetricSample> waiting = new ArrayDeque<>();
    private final ScheduledFuture<?> rounds;

    @Activate
    public MetricSampler(
            @Reference ServerService serverService,
            @Reference MetricStore store,
            @Reference EventService eventService,
            @Reference CoreExecutors threads) {
        this(serverService, store, eventService, threads, PERIOD);
    }

    MetricSampler(
            ServerService serverService,
            MetricStore store,
            EventService eventService,
            CoreExecutors threads,
            Duration period) {
        this.serverService = serverService;
        this.store = store;
        this.eventService = eventService;
        rounds = threads.scheduleOnWorker(period, this::round);
    }

    @Deactivate
    void stop() {
        rounds.cancel(false);
    }

    private void round() {
        try {
            take();
            store();
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                LOG.error("Figures of servers could not be stored", e);
                waiting.clear(); // what the database refuses would hold up all that follow
            }
        }
    }

    private void take() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (ServerView server : serverService.list(null, null)) {
            if (server.cpuPercent() == null || server.ramMb() == null) {
                continue; // it does not run, or was not measured yet
            }
            waiting.addLast(new MetricSample(
                    server.id(), new MetricPoint(now, server.cpuPercent(), server.ramMb(), server.playerCount())));
            eventService.publish(new PlatformEvent.MetricsSampled(
                    server.id(), server.cpuPercent(), server.ramMb(), server.playerCount(), now));
        }
        while (waiting.size() > MAX_PENDING) {
            waiting.removeFirst();
        }
    }

    private void store() {
        if (!waiting.isEmpty()) {
            store.append(List.copyOf(waiting));
            waiting.clear();
        }
    }
}
