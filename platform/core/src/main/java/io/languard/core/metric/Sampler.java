package io.languard.core.metric;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreThreads;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.metric.MetricPoint;
import io.languard.ports.metric.MetricSample;
import io.languard.ports.metric.MetricStore;
import io.languard.ports.server.ServerView;
import io.languard.ports.server.Servers;
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
 * Takes down the figures of all running servers, in one batch. While the database is away up to {@value #BOUND} of them
 * wait; beyond that the oldest are dropped.
 */
@Component(service = Sampler.class, immediate = true)
public class Sampler {

    static final Duration PERIOD = Duration.ofSeconds(5);
    static final int BOUND = 20_000;
    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

    private final Servers servers;
    private final MetricStore store;
    private final Events events;
    private final Deque<MetricSample> waiting = new ArrayDeque<>();
    private final ScheduledFuture<?> rounds;

    @Activate
    public Sampler(
            @Reference Servers servers,
            @Reference MetricStore store,
            @Reference Events events,
            @Reference CoreThreads threads) {
        this(servers, store, events, threads, PERIOD);
    }

    Sampler(Servers servers, MetricStore store, Events events, CoreThreads threads, Duration period) {
        this.servers = servers;
        this.store = store;
        this.events = events;
        rounds = threads.rounds(period, this::round);
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
        for (ServerView server : servers.list(null, null)) {
            if (server.cpuPercent() == null || server.ramMb() == null) {
                continue; // it does not run, or was not measured yet
            }
            waiting.addLast(new MetricSample(
                    server.id(), new MetricPoint(now, server.cpuPercent(), server.ramMb(), server.playerCount())));
            events.publish(new PlatformEvent.MetricsTaken(
                    server.id(), server.cpuPercent(), server.ramMb(), server.playerCount(), now));
        }
        while (waiting.size() > BOUND) {
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
