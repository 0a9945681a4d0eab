package io.languard.live;

import io.languard.service.monitoring.PlatformMetric;
import java.util.List;
import java.util.Map;

/** Figures of this door. */
final class LiveMetrics {

    private LiveMetrics() {}

    static List<PlatformMetric> collect(List<ClientConnection> clientConnections, MessageCounters messageCounters) {
        long waiting = 0;
        long most = 0;
        for (ClientConnection clientConnection : clientConnections) {
            long here = clientConnection.queuedMessages();
            waiting += here;
            most = Math.max(most, here);
        }
        Map<String, String> none = Map.of();
        return List.of(
                PlatformMetric.gauge(
                        "languard_websocket_connections", "Open WebSockets", none, clientConnections.size()),
                PlatformMetric.counter(
                        "languard_websocket_messages_sent_total",
                        "Messages sent on WebSockets",
                        none,
                        messageCounters.sent()),
                PlatformMetric.counter(
                        "languard_websocket_log_lines_dropped_total",
                        "Log lines that WebSocket clients were too slow for",
                        none,
                        messageCounters.dropped()),
                PlatformMetric.gauge(
                        "languard_websocket_messages_waiting", "Messages that wait for clients", none, waiting),
                PlatformMetric.gauge(
                        "languard_websocket_messages_waiting_most", "Messages that wait for the slowest", none, most));
    }
}
