package io.languard.persistence.metric;

import io.languard.persistence.jpa.BatchDelete;
import io.languard.persistence.jpa.ServerRowLocker;
import io.languard.persistence.jpa.TransactionRunner;
import io.languard.service.metric.MetricPoint;
import io.languard.spi.metric.MetricSample;
import io.languard.spi.metric.MetricStore;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores metrics in the database at several resolutions, see {@link RollupLevel}. */
@Component
public final class JpaMetricStore implements MetricStore {

    private static final long SAMPLE_RETENTION_MILLIS = Duration.ofHours(6).toMillis();
    private static final long MINUTE_RETENTION_MILLIS = Duration.ofDays(7).toMillis();
    private static final long GRACE_MILLIS = Duration.ofMinutes(1).toMillis();

    private final TransactionRunner transactionRunner;

    /**
     * Prevents queries, which consist of several statements, from seeing a partial roll-up. An in-process lock
     * suffices because only one instance uses a database.
     */
    private final ReadWriteLock rollupLock = new ReentrantReadWriteLock();

    /** Creates a store on this database. */
    @Activate
    public JpaMetricStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public void append(List<MetricSample> samples) {
        transactionRunner.write(entities -> {
            Set<Integer> existing = ServerRowLocker.lock(
                    entities, samples.stream().map(MetricSample::serverId).collect(Collectors.toSet()));
            samples.stream()
                    .filter(sample -> existing.contains(sample.serverId()))
                    .forEach(sample -> new MetricRepository(entities, sample.serverId())
                            .insert(RollupLevel.SAMPLE, MetricAverage.of(sample.point())));
            return null;
        });
    }

    @Override
    public List<MetricPoint> query(int serverId, Instant from, Instant to, @Nullable Duration step) {
        return locked(
                rollupLock.readLock(),
                () -> transactionRunner.read(entities -> {
                    MetricReader reader = new MetricReader(
                            new MetricRepository(entities, serverId), from.toEpochMilli(), to.toEpochMilli());
                    return step == null ? reader.asStored() : reader.averages(step.toMillis());
                }));
    }

    @Override
    public Map<Integer, List<MetricPoint>> recent(Collection<Integer> serverIds, Instant from, Duration step) {
        return serverIds.isEmpty()
                ? Map.of()
                : locked(
                        rollupLock.readLock(),
                        () -> transactionRunner.read(entities -> new RecentMetricReader(entities)
                                .read(serverIds, from.toEpochMilli(), step.toMillis())));
    }

    @Override
    public Optional<Instant> oldest(int serverId) {
        return transactionRunner.read(entities -> {
            MetricRepository rows = new MetricRepository(entities, serverId);
            return Stream.of(RollupLevel.values())
                    .map(rows::oldest)
                    .min(Comparator.naturalOrder())
                    .filter(time -> time != Long.MAX_VALUE)
                    .map(Instant::ofEpochMilli);
        });
    }

    @Override
    public void rollUp(Instant now, Duration keep) {
        long minutes = RollupLevel.MINUTE.floor(now.toEpochMilli() - GRACE_MILLIS);
        long hours = RollupLevel.HOUR.floor(minutes);
        List<Integer> servers = transactionRunner.read(
                entities -> entities.createQuery("SELECT s.id FROM ServerEntity s", Integer.class)
                        .getResultList());
        for (int server : servers) {
            rollUp(server, RollupLevel.SAMPLE, RollupLevel.SAMPLE_ROLLED_UP, RollupLevel.MINUTE, minutes);
            rollUp(server, RollupLevel.MINUTE, RollupLevel.MINUTE_ROLLED_UP, RollupLevel.HOUR, hours);
            purge(server, RollupLevel.SAMPLE_ROLLED_UP, hours - SAMPLE_RETENTION_MILLIS);
            purge(server, RollupLevel.MINUTE_ROLLED_UP, hours - MINUTE_RETENTION_MILLIS);
            for (RollupLevel rollupLevel : RollupLevel.values()) {
                purge(server, rollupLevel, now.minus(keep).toEpochMilli());
            }
        }
    }

    private void rollUp(int server, RollupLevel source, RollupLevel rolledUp, RollupLevel target, long limit) {
        while (locked(
                rollupLock.writeLock(),
                () -> transactionRunner.write(
                        entities -> rollUpBatch(entities, server, source, rolledUp, target, limit)))) {
            continue;
        }
    }

    /** Rolls up one batch, small enough for the statement timeout, and returns whether there may be more. */
    private static boolean rollUpBatch(
            EntityManager entities,
            int server,
            RollupLevel source,
            RollupLevel rolledUp,
            RollupLevel target,
            long limit) {
        if (ServerRowLocker.lock(entities, List.of(server)).isEmpty()) {
            return false;
        }
        // The lock prevents concurrent inserts, so exactly the rows read are moved.
        MetricRepository rows = new MetricRepository(entities, server);
        long oldest = rows.oldest(source);
        if (oldest >= limit) {
            return false;
        }
        long from = target.floor(oldest);
        long to = Math.min(limit, from + 60 * target.spanMillis);
        MetricAverage.rollUp(target.spanMillis, rows.read(source, from, to))
                .forEach(metricAverage -> rows.insert(target, metricAverage));
        rows.changeLevel(source, rolledUp, from, to);
        return true;
    }

    /** Deletes rows that end before this time, in epoch milliseconds. */
    private void purge(int server, RollupLevel rollupLevel, long before) {
        BatchDelete.delete(
                transactionRunner,
                "MetricEntity",
                "e.serverId = ?1 AND e.stage = ?2 AND e.time <= ?3",
                server,
                rollupLevel.ordinal(),
                before - rollupLevel.spanMillis);
    }

    private static <T> T locked(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
