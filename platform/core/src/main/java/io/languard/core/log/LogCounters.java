package io.languard.core.log;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the stored and dropped lines and the backlog of each server. Only the first {@value #MAX_LABELLED_SERVERS}
 * servers have their own figures, which limits the number of time series; the others are summed up as {@code other}.
 * Thread-safe.
 */
final class LogCounters {

    static final int MAX_LABELLED_SERVERS = 200;

    private final Map<Integer, ServerCounters> servers = new ConcurrentSkipListMap<>();

    /** The counters of one server. */
    static final class ServerCounters {
        final AtomicLong lines = new AtomicLong();
        final AtomicLong dropped = new AtomicLong();
        final AtomicLong suppressed = new AtomicLong();
        final AtomicLong droppedEvents = new AtomicLong();
        volatile long backlogBytes;
    }

    ServerCounters forServer(int serverId) {
        return servers.computeIfAbsent(serverId, id -> new ServerCounters());
    }

    void remove(int serverId) {
        servers.remove(serverId);
    }

    MetricSnapshots collect() {
        CounterSnapshot.Builder lines = counter("languard_log_lines", "Log records stored");
        CounterSnapshot.Builder dropped = counter(
                "languard_log_lines_dropped",
                "Log lines passed over because they came faster than they could be stored");
        CounterSnapshot.Builder omitted = counter(
                "languard_log_lines_omitted",
                "Log lines that the adapter only counted, because the game repeats them in bursts");
        CounterSnapshot.Builder notices = counter(
                "languard_log_notices_dropped",
                "Events reported by logs that exceeded the rate limit of the audit trail");
        GaugeSnapshot.Builder backlog = GaugeSnapshot.builder()
                .name("languard_log_backlog_bytes")
                .help("Bytes of logs that wait for being read");
        labelled().forEach((server, counters) -> {
            Labels labels = Labels.of("server_id", server);
            lines.dataPoint(new CounterDataPointSnapshot(counters.lines.get(), labels, null, 0));
            dropped.dataPoint(new CounterDataPointSnapshot(counters.dropped.get(), labels, null, 0));
            omitted.dataPoint(new CounterDataPointSnapshot(counters.suppressed.get(), labels, null, 0));
            notices.dataPoint(new CounterDataPointSnapshot(counters.droppedEvents.get(), labels, null, 0));
            backlog.dataPoint(new GaugeDataPointSnapshot(counters.backlogBytes, labels, null));
        });
        return new MetricSnapshots(lines.build(), dropped.build(), omitted.build(), notices.build(), backlog.build());
    }

    private Map<String, ServerCounters> labelled() {
        Map<String, ServerCounters> labelled = new LinkedHashMap<>();
        servers.forEach((id, counters) -> {
            if (labelled.size() < MAX_LABELLED_SERVERS) {
                labelled.put(id.toString(), counters);
            } else {
                sum(labelled.computeIfAbsent("other", key -> new ServerCounters()), counters);
            }
        });
        return labelled;
    }

    private static CounterSnapshot.Builder counter(String name, String help) {
        return CounterSnapshot.builder().name(name).help(help);
    }

    private static void sum(ServerCounters into, ServerCounters serverCounters) {
        into.lines.addAndGet(serverCounters.lines.get());
        into.dropped.addAndGet(serverCounters.dropped.get());
        into.suppressed.addAndGet(serverCounters.suppressed.get());
        into.droppedEvents.addAndGet(serverCounters.droppedEvents.get());
        into.backlogBytes += serverCounters.backlogBytes;
    }
}
