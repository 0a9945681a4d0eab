package io.languard.persistence.metric;

import io.languard.persistence.Transactions;
import io.languard.persistence.jpa.ServerRows;
import io.languard.persistence.jpa.Slices;
import io.languard.ports.metric.MetricPoint;
import io.languard.ports.metric.MetricSample;
import io.languard.ports.metric.MetricStore;
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

/** Measurements in the database, see {@link Stage}. */
@Component
public final class JpaMetricStore implements MetricStore {

    private static final long SAMPLES_KEPT = Duration.ofHours(6).toMillis();
    private static final long MINUTES_KEPT = Duration.ofDays(7).toMillis();
    private static final long GRACE = Duration.ofMinutes(1).toMillis();

    private final Transactions transactions;

    /** A query is several statements, and must not see half of a roll-up. One database has one Languard, so this does. */
    private final ReadWriteLock rolling = new ReentrantReadWriteLock();

    /** In this database. */
    @Activate
    public JpaMetricStore(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void append(List<MetricSample> samples) {
        transactions.write(entities -> {
            Set<Integer> there = ServerRows.lock(
                    entities, samples.stream().map(MetricSample::serverId).collect(Collectors.toSet()));
            samples.stream().filter(sample -> there.contains(sample.serverId())).forEach(sample -> new MetricRows(
                            entities, sample.serverId())
                    .insert(Stage.SAMPLE, Average.of(sample.point())));
            return null;
        });
    }

    @Override
    public List<MetricPoint> query(int serverId, Instant from, Instant to, Duration step) {
        return locked(
                rolling.readLock(),
                () -> transactions.read(entities -> {
                    MetricReader reader = new MetricReader(
                            new MetricRows(entities, serverId), from.toEpochMilli(), to.toEpochMilli());
                    return step == null ? reader.asStored() : reader.averages(step.toMillis());
                }));
    }

    @Override
    public Optional<Instant> oldest(int serverId) {
        return transactions.read(entities -> {
            MetricRows rows = new MetricRows(entities, serverId);
            return Stream.of(Stage.values())
                    .map(rows::oldest)
                    .min(Comparator.naturalOrder())
                    .filter(time -> time != Long.MAX_VALUE)
                    .map(Instant::ofEpochMilli);
        });
    }

    @Override
    public void maintain(Instant now, Duration keep) {
        long minutes = Stage.MINUTE.floor(now.toEpochMilli() - GRACE);
        long hours = Stage.HOUR.floor(minutes);
        List<Integer> servers =
                transactions.read(entities -> entities.createQuery("SELECT s.id FROM ServerEntity s", Integer.class)
                        .getResultList());
        for (int server : servers) {
            roll(server, Stage.SAMPLE, Stage.SAMPLE_TAKEN, Stage.MINUTE, minutes);
            roll(server, Stage.MINUTE, Stage.MINUTE_TAKEN, Stage.HOUR, hours);
            purge(server, Stage.SAMPLE_TAKEN, hours - SAMPLES_KEPT);
            purge(server, Stage.MINUTE_TAKEN, hours - MINUTES_KEPT);
            for (Stage stage : Stage.values()) {
                purge(server, stage, now.minus(keep).toEpochMilli());
            }
        }
    }

    private void roll(int server, Stage fresh, Stage taken, Stage into, long limit) {
        while (locked(
                rolling.writeLock(),
                () -> transactions.write(entities -> rollSlice(entities, server, fresh, taken, into, limit)))) {
            continue;
        }
    }

    /** Takes in so little that it stays within the time that a statement may take, and says whether there may be more. */
    private static boolean rollSlice(
            EntityManager entities, int server, Stage fresh, Stage taken, Stage into, long limit) {
        if (ServerRows.lock(entities, List.of(server)).isEmpty()) {
            return false;
        }
        // With the lock nobody adds rows meanwhile, so what is moved is what was read.
        MetricRows rows = new MetricRows(entities, server);
        long oldest = rows.oldest(fresh);
        if (oldest >= limit) {
            return false;
        }
        long from = into.floor(oldest);
        long to = Math.min(limit, from + 60 * into.span);
        Average.over(into.span, rows.read(fresh, from, to)).forEach(average -> rows.insert(into, average));
        rows.move(fresh, taken, from, to);
        return true;
    }

    /** Removes rows that end before this moment. */
    private void purge(int server, Stage stage, long before) {
        Slices.delete(
                transactions,
                "MetricEntity",
                "e.serverId = ?1 AND e.stage = ?2 AND e.time <= ?3",
                server,
                stage.ordinal(),
                before - stage.span);
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
