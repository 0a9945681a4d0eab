package io.languard.live;

import io.languard.ports.figure.Figure;
import java.util.List;
import java.util.Map;

/** Figures of this door. */
final class Figures {

    private Figures() {}

    static List<Figure> of(List<Connection> connections, Tally tally) {
        long waiting = 0;
        long most = 0;
        for (Connection connection : connections) {
            long here = connection.waiting();
            waiting += here;
            most = Math.max(most, here);
        }
        Map<String, String> none = Map.of();
        return List.of(
                Figure.gauge("languard_websocket_connections", "Open WebSockets", none, connections.size()),
                Figure.counter(
                        "languard_websocket_messages_sent_total", "Messages sent on WebSockets", none, tally.sent()),
                Figure.counter(
                        "languard_websocket_log_lines_dropped_total",
                        "Log lines that WebSocket clients were too slow for",
                        none,
                        tally.dropped()),
                Figure.gauge("languard_websocket_messages_waiting", "Messages that wait for clients", none, waiting),
                Figure.gauge(
                        "languard_websocket_messages_waiting_most", "Messages that wait for the slowest", none, most));
    }
}
