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

/**
 * Deletes data that exceeds the retention period. Rolls up metrics every minute, and purges logs and player sessions
 * every hour.
 */
@Component(service = RetentionTask.class, immediate = true)
public class RetentionTask {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionTask.class);
    private static final int PURGE_INTERVAL = 60;

    private final LogStore logs;
    private final MetricStore metrics;
    private final PlayerSessionStore playerSessions;
    private final Duration retention;
    private final ScheduledFuture<?> task;
    private int runs;

    @Activate
    public RetentionTask(
            @Reference LogStore logs,
            @Reference MetricStore metrics,
            @Reference PlayerSessionStore playerSessions,
            @Reference Settings settings,
            @Reference CoreExecutors executors) {
        this(
                logs,
                metrics,
                playerSessions,
                Duration.ofDays(settings.retentionDays()),
                executors,
                Duration.ofMinutes(1));
    }

    RetentionTask(
            LogStore logs,
            MetricStore metrics,
            PlayerSessionStore playerSessions,
            Duration retention,
            CoreExecutors executors,
            Duration period) {
        this.logs = logs;
        this.metrics = metrics;
        this.playerSessions = playerSessions;
        this.retention = retention;
        task = executors.scheduleOnWorker(period, () -> run(Instant.now()));
    }

    @Deactivate
    void stop() {
        task.cancel(false);
    }

    private void run(Instant now) {
        attempt(() -> metrics.rollUp(now, retention));
        if (runs++ % PURGE_INTERVAL == 0) {
            Instant cutoff = now.minus(retention);
            List.<Runnable>of(() -> logs.purge(cutoff), () -> playerSessions.purge(cutoff))
                    .forEach(RetentionTask::attempt);
        }
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                LOG.error("Retention cleanup failed", e);
            }
        }
    }
}
