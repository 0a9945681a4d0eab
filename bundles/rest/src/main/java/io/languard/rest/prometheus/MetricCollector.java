package io.languard.rest.prometheus;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A collector that queries every source of metrics. A source that fails or hangs affects only its own metrics; the
 * library's {@code PrometheusRegistry} would fail or hang with it.
 */
final class MetricCollector implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MetricCollector.class);
    private static final int THREADS = 8;

    private final Map<MultiCollector, Future<MetricSnapshots>> asked = new ConcurrentHashMap<>();
    private final Duration patience;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "rest-metrics");
                thread.setDaemon(true);
                return thread;
            });

    /**
     * Creates a collector.
     *
     * @param patience the time limit for all sources together
     */
    MetricCollector(Duration patience) {
        this.patience = patience;
    }

    /**
     * Returns the metrics of the sources that respond in time, and the number of those that did not. Only one thread at
     * a time may collect.
     */
    synchronized MetricSnapshots collect(List<MultiCollector> sources) {
        asked.keySet().retainAll(sources);
        Map<MultiCollector, Future<MetricSnapshots>> pending = new LinkedHashMap<>();
        int failed = 0;
        for (MultiCollector source : sources) {
            try {
                // A source that has not responded the previous time is not queried again.
                pending.put(
                        source,
                        asked.compute(
                                source,
                                (key, before) -> before == null || before.isDone()
                                        ? threads.submit(() -> Objects.requireNonNull(key.collect()))
                                        : before));
            } catch (RejectedExecutionException e) {
                failed++;
            }
        }
        MetricSnapshots.Builder collected = MetricSnapshots.builder();
        long end = System.nanoTime() + patience.toNanos();
        for (Future<MetricSnapshots> metrics : pending.values()) {
            try {
                for (MetricSnapshot snapshot :
                        metrics.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    if (!collected.containsMetricName(snapshot.getMetadata().getName())) {
                        collected.metricSnapshot(snapshot);
                    }
                }
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("A source of metrics failed", e);
                failed++;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return collected
                .metricSnapshot(GaugeSnapshot.builder()
                        .name("languard_figure_sources_failed")
                        .help("Sources of metrics that failed or did not respond in time.")
                        .dataPoint(new GaugeDataPointSnapshot(failed, Labels.EMPTY, null))
                        .build())
                .build();
    }

    /** Removes a source that was unregistered. */
    void remove(MultiCollector source) {
        asked.remove(source);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
