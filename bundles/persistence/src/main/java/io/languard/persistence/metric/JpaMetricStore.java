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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Measurements in the database, see {@link RollupLevel}. */
@Component
public final class JpaMetricStore implements MetricStore {

    private static final long SAMPLES_KEPT = Duration.ofHours(6).toMillis();
    private static final long MINUTES_KEPT = Duration.ofDays(7).toMillis();
    private static final long GRACE = Duration.ofMinutes(1).toMillis();

    private final TransactionRunner transactionRunner;

    /** A query is several statements, and must not see half of a roll-up. One database has one Languard, so this does. */
    private final ReadWriteLock rolling = new ReentrantReadWriteLock();

    /** In this database. */
    @Activate
    public JpaMetricStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public void append(List<MetricSample> samples) {
        transactionRunner.write(entities -> {
            Set<Integer> there = ServerRowLocker.lock(
                    entities, samples.stream().map(MetricSample::serverId).collect(Collectors.toSet()));
            samples.stream().filter(sample -> there.contains(sample.serverId())).forEach(sample -> new MetricRepository(
                            entities, sample.serverId())
                    .insert(RollupLevel.SAMPLE, MetricAverage.of(sample.point())));
            return null;
        });
    }

    @Override
    public List<MetricPoint> query(int serverId, Instant from, Instant to, Duration step) {
        return locked(
                rolling.readLock(),
                () -> transactionRunner.read(entities -> {
                    MetricReader reader = new MetricReader(
                            new MetricRepository(entities, serverId), from.toEpochMilli(), to.toEpochMilli());
                    return step == null ? reader.asStored() : reader.averages(step.toMillis());
                }));
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
        long minutes = RollupLevel.MINUTE.floor(now.toEpochMilli() - GRACE);
        long hours = RollupLevel.HOUR.floor(minutes);
        List<Integer> servers = transactionRunner.read(
                entities -> entities.createQuery("SELECT s.id FROM ServerEntity s", Integer.class)
                        .getResultList());
        for (int server : servers) {
            roll(server, RollupLevel.SAMPLE, RollupLevel.SAMPLE_ROLLED_UP, RollupLevel.MINUTE, minutes);
            roll(server, RollupLevel.MINUTE, RollupLevel.MINUTE_ROLLED_UP, RollupLevel.HOUR, hours);
            purge(server, RollupLevel.SAMPLE_ROLLED_UP, hours - SAMPLES_KEPT);
            purge(server, RollupLevel.MINUTE_ROLLED_UP, hours - MINUTES_KEPT);
            for (RollupLevel rollupLevel : RollupLevel.values()) {
                purge(server, rollupLevel, now.minus(keep).toEpochMilli());
            }
        }
    }

    private void roll(int server, RollupLevel fresh, RollupLevel taken, RollupLevel into, long limit) {
        while (locked(
                rolling.writeLock(),
                () -> transactionRunner.write(entities -> rollSlice(entities, server, fresh, taken, into, limit)))) {
            continue;
        }
    }

    /** Takes in so little that it stays within the time that a statement may take, and says whether there may be more. */
    private static boolean rollSlice(
            EntityManager entities, int server, RollupLevel fresh, RollupLevel taken, RollupLevel into, long limit) {
        if (ServerRowLocker.lock(entities, List.of(server)).isEmpty()) {
            return false;
        }
        // With the lock nobody adds rows meanwhile, so what is moved is what was read.
        MetricRepository rows = new MetricRepository(entities, server);
        long oldest = rows.oldest(fresh);
        if (oldest >= limit) {
            return false;
        }
        long from = into.floor(oldest);
        long to = Math.min(limit, from + 60 * into.spanMillis);
        MetricAverage.rollUp(into.spanMillis, rows.read(fresh, from, to))
                .forEach(metricAverage -> rows.insert(into, metricAverage));
        rows.changeLevel(fresh, taken, from, to);
        return true;
    }

    /** Removes rows that end before this moment. */
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
