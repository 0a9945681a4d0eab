package io.languard.core;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.settings.Settings;
import io.languard.spi.log.LogStore;
import io.languard.spi.metric.MetricStore;
import io.languard.spi.player.PlayerSessionStore;
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
@Component(service = RetentionTask.class, immediate = true)
public class RetentionTask {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionTask.class);
    private static final int PURGE_EACH = 60;

    private final LogStore logs;
    private final MetricStore metrics;
    private final PlayerSessionStore visits;
    private final Duration keep;
    private final ScheduledFuture<?> rounds;
    private int count;

    @Activate
    public RetentionTask(
            @Reference LogStore logs,
            @Reference MetricStore metrics,
            @Reference PlayerSessionStore visits,
            @Reference Settings settings,
            @Reference CoreExecutors threads) {
        this(logs, metrics, visits, Duration.ofDays(settings.retentionDays()), threads, Duration.ofMinutes(1));
    }

    RetentionTask(
            LogStore logs,
            MetricStore metrics,
            PlayerSessionStore visits,
            Duration keep,
            CoreExecutors threads,
            Duration period) {
        this.logs = logs;
        this.metrics = metrics;
        this.visits = visits;
        this.keep = keep;
        rounds = threads.scheduleOnWorker(period, () -> round(Instant.now()));
    }

    @Deactivate
    void stop() {
        rounds.cancel(false);
    }

    private void round(Instant now) {
        attempt(() -> metrics.rollUp(now, keep));
        if (count++ % PURGE_EACH == 0) {
            Instant before = now.minus(keep);
            List.<Runnable>of(() -> logs.purge(before), () -> visits.purge(before))
                    .forEach(RetentionTask::attempt);
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
