package io.languard.core.log;

import io.languard.service.monitoring.PlatformMetric;
import java.util.ArrayList;
import java.util.List;
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

    List<PlatformMetric> metrics() {
        List<PlatformMetric> platformMetrics = new ArrayList<>();
        ServerCounters other = new ServerCounters();
        int shown = 0;
        for (Map.Entry<Integer, ServerCounters> entry : servers.entrySet()) {
            if (shown++ < MAX_LABELLED_SERVERS) {
                add(platformMetrics, entry.getKey().toString(), entry.getValue());
            } else {
                sum(other, entry.getValue());
            }
        }
        if (shown > MAX_LABELLED_SERVERS) {
            add(platformMetrics, "other", other);
        }
        return platformMetrics;
    }

    private static void add(List<PlatformMetric> platformMetrics, String server, ServerCounters serverCounters) {
        Map<String, String> labels = Map.of("server_id", server);
        platformMetrics.add(PlatformMetric.counter(
                "languard_log_lines_total", "Log records stored", labels, serverCounters.lines.get()));
        platformMetrics.add(PlatformMetric.counter(
                "languard_log_lines_dropped_total",
                "Log lines passed over because they came faster than they could be stored",
                labels,
                serverCounters.dropped.get()));
        platformMetrics.add(PlatformMetric.counter(
                "languard_log_lines_omitted_total",
                "Log lines that the adapter only counted, because the game repeats them in bursts",
                labels,
                serverCounters.suppressed.get()));
        platformMetrics.add(PlatformMetric.counter(
                "languard_log_notices_dropped_total",
                "Events reported by logs that exceeded the rate limit of the audit trail",
                labels,
                serverCounters.droppedEvents.get()));
        platformMetrics.add(PlatformMetric.gauge(
                "languard_log_backlog_bytes",
                "Bytes of logs that wait for being read",
                labels,
                serverCounters.backlogBytes));
    }

    private static void sum(ServerCounters into, ServerCounters serverCounters) {
        into.lines.addAndGet(serverCounters.lines.get());
        into.dropped.addAndGet(serverCounters.dropped.get());
        into.suppressed.addAndGet(serverCounters.suppressed.get());
        into.droppedEvents.addAndGet(serverCounters.droppedEvents.get());
        into.backlogBytes += serverCounters.backlogBytes;
    }
}
