package io.languard.live;

import io.languard.service.monitoring.PlatformMetric;
import java.util.List;
import java.util.Map;

/** Collects the metrics of this module. */
final class LiveMetrics {

    private LiveMetrics() {}

    static List<PlatformMetric> collect(List<ClientConnection> connections, MessageCounters counters) {
        long total = 0;
        long max = 0;
        for (ClientConnection connection : connections) {
            long queued = connection.queuedMessages();
            total += queued;
            max = Math.max(max, queued);
        }
        Map<String, String> noLabels = Map.of();
        return List.of(
                PlatformMetric.gauge("languard_websocket_connections", "Open WebSockets", noLabels, connections.size()),
                PlatformMetric.counter(
                        "languard_websocket_messages_sent_total",
                        "Messages sent on WebSockets",
                        noLabels,
                        counters.sent()),
                PlatformMetric.counter(
                        "languard_websocket_log_lines_dropped_total",
                        "Log lines dropped because WebSocket clients were too slow",
                        noLabels,
                        counters.dropped()),
                PlatformMetric.gauge(
                        "languard_websocket_messages_waiting", "Messages queued for clients", noLabels, total),
                PlatformMetric.gauge(
                        "languard_websocket_messages_waiting_most",
                        "Messages queued for the slowest client",
                        noLabels,
                        max));
    }
}
