package io.languard.core;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.ports.log.LogStore;
import io.languard.ports.metric.MetricStore;
import io.languard.ports.player.VisitStore;
import io.languard.ports.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes logs, figures and visits that are older than they need be: figures each minute, the rest each hour. */
@Component(service = Retention.class, immediate = true)
public class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int PURGE_EACH = 60;

    private final LogStore logs;
    private final MetricStore metrics;
    private final VisitStore visits;
    private final Duration keep;
    private final ScheduledFuture<?> rounds;
    private int count;

    @Activate
    public Retention(
            @Reference LogStore logs,
            @Reference MetricStore metrics,
            @Reference VisitStore visits,
            @Reference Settings settings,
            @Reference CoreThreads threads) {
        this(logs, metrics, visits, Duration.ofDays(settings.retentionDays()), threads, Duration.ofMinutes(1));
    }

    Retention(
            LogStore logs,
            MetricStore metrics,
            VisitStore visits,
            Duration keep,
            CoreThreads threads,
            Duration period) {
        this.logs = logs;
        this.metrics = metrics;
        this.visits = visits;
        this.keep = keep;
        rounds = threads.rounds(period, () -> round(Instant.now()));
    }

    @Deactivate
    void stop() {
        rounds.cancel(false);
    }

    private void round(Instant now) {
        attempt(() -> metrics.maintain(now, keep));
        if (count++ % PURGE_EACH == 0) {
            Instant before = now.minus(keep);
            List.<Runnable>of(() -> logs.purge(before), () -> visits.purge(before))
                    .forEach(Retention::attempt);
        }
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                LOG.error("What is too old could not be removed", e);
            }
        }
    }
}
