package io.languard.live;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;

/** Collects the metrics of this module. */
final class LiveMetrics {

    private LiveMetrics() {}

    static MetricSnapshots collect(List<ClientConnection> connections, MessageCounters counters) {
        long total = 0;
        long max = 0;
        for (ClientConnection connection : connections) {
            long queued = connection.queuedMessages();
            total += queued;
            max = Math.max(max, queued);
        }
        return new MetricSnapshots(
                gauge("languard_websocket_connections", "Open WebSockets", connections.size()),
                counter("languard_websocket_messages_sent", "Messages sent on WebSockets", counters.sent()),
                counter(
                        "languard_websocket_log_lines_dropped",
                        "Log lines dropped because WebSocket clients were too slow",
                        counters.dropped()),
                gauge("languard_websocket_messages_waiting", "Messages queued for clients", total),
                gauge("languard_websocket_messages_waiting_most", "Messages queued for the slowest client", max));
    }

    private static GaugeSnapshot gauge(String name, String help, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(new GaugeDataPointSnapshot(value, Labels.EMPTY, null))
                .build();
    }

    private static CounterSnapshot counter(String name, String help, double value) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(new CounterDataPointSnapshot(value, Labels.EMPTY, null, 0))
                .build();
    }
}
