package io.languard.rest.prometheus;

import io.languard.service.monitoring.PlatformMetric;
import io.languard.service.monitoring.PlatformMetricSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** A collector that queries every source of metrics; a source that fails or hangs affects only its own metrics. */
final class MetricCollector implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MetricCollector.class);
    private static final int THREADS = 8;

    private final Map<PlatformMetricSource, Future<List<PlatformMetric>>> asked = new ConcurrentHashMap<>();
    private final Duration patience;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "rest-figures");
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
     * Returns the metrics of the sources that answer in time, and the number of those that did not. Only one thread at
     * a time may collect.
     */
    synchronized List<PlatformMetric> collect(List<PlatformMetricSource> sources) {
        asked.keySet().retainAll(sources);
        Map<PlatformMetricSource, Future<List<PlatformMetric>>> answers = new LinkedHashMap<>();
        int failed = 0;
        for (PlatformMetricSource source : sources) {
            try {
                // A source that has not answered the previous time is not queried again.
                answers.put(
                        source,
                        asked.compute(
                                source,
                                (key, before) -> before == null || before.isDone()
                                        ? threads.submit(() -> List.copyOf(key.metrics()))
                                        : before));
            } catch (RejectedExecutionException e) {
                failed++;
            }
        }
        List<PlatformMetric> platformMetrics = new ArrayList<>();
        long end = System.nanoTime() + patience.toNanos();
        for (Future<List<PlatformMetric>> answer : answers.values()) {
            try {
                platformMetrics.addAll(answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("A source of figures failed", e);
                failed++;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        platformMetrics.add(PlatformMetric.gauge(
                "languard_figure_sources_failed", "Sources whose figures are missing here.", Map.of(), failed));
        return platformMetrics;
    }

    /** Removes a source that was unregistered. */
    void remove(PlatformMetricSource source) {
        asked.remove(source);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
