package io.languard.core.log;

import io.languard.ports.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many lines were stored and dropped, and how much waits, of each server. The first {@value #SHOWN} servers have figures
 * of their own, so that monitoring does not drown; the others are summed up as {@code other}. Safe for many threads.
 */
final class LogCounts {

    static final int SHOWN = 200;

    private final Map<Integer, Of> servers = new ConcurrentSkipListMap<>();

    /** The counts of one server. */
    static final class Of {
        final AtomicLong lines = new AtomicLong();
        final AtomicLong dropped = new AtomicLong();
        final AtomicLong omitted = new AtomicLong();
        final AtomicLong notices = new AtomicLong();
        volatile long backlogBytes;
    }

    Of of(int serverId) {
        return servers.computeIfAbsent(serverId, id -> new Of());
    }

    void forget(int serverId) {
        servers.remove(serverId);
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        Of other = new Of();
        int shown = 0;
        for (Map.Entry<Integer, Of> entry : servers.entrySet()) {
            if (shown++ < SHOWN) {
                add(figures, entry.getKey().toString(), entry.getValue());
            } else {
                sum(other, entry.getValue());
            }
        }
        if (shown > SHOWN) {
            add(figures, "other", other);
        }
        return figures;
    }

    private static void add(List<Figure> figures, String server, Of of) {
        Map<String, String> labels = Map.of("server_id", server);
        figures.add(Figure.counter("languard_log_lines_total", "Log records stored", labels, of.lines.get()));
        figures.add(Figure.counter(
                "languard_log_lines_dropped_total",
                "Log lines passed over because they came faster than they could be stored",
                labels,
                of.dropped.get()));
        figures.add(Figure.counter(
                "languard_log_lines_omitted_total",
                "Log lines that the adapter only counted, since the game says them in bursts",
                labels,
                of.omitted.get()));
        figures.add(Figure.counter(
                "languard_log_notices_dropped_total",
                "Events told by logs that were too many for the audit trail",
                labels,
                of.notices.get()));
        figures.add(Figure.gauge(
                "languard_log_backlog_bytes", "Bytes of logs that wait for being read", labels, of.backlogBytes));
    }

    private static void sum(Of into, Of of) {
        into.lines.addAndGet(of.lines.get());
        into.dropped.addAndGet(of.dropped.get());
        into.omitted.addAndGet(of.omitted.get());
        into.notices.addAndGet(of.notices.get());
        into.backlogBytes += of.backlogBytes;
    }
}
