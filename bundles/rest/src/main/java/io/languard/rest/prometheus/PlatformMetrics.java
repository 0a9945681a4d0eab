package io.languard.rest.prometheus;

import io.languard.ports.figure.Figure;
import io.languard.ports.server.ServerStatus;
import io.languard.ports.server.ServerView;
import io.languard.ports.server.Servers;
import io.languard.ports.system.Database;
import io.languard.ports.system.PlatformSystem;
import io.languard.ports.system.SystemStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every door knows: the servers and the platform. */
final class PlatformMetrics {

    private static final double MIB = 1024.0 * 1024;

    private final Servers servers;
    private final PlatformSystem system;
    private final Database database;

    PlatformMetrics(Servers servers, PlatformSystem system, Database database) {
        this.servers = servers;
        this.system = system;
        this.database = database;
    }

    List<Figure> collect() {
        List<Figure> figures = new ArrayList<>();
        SystemStatus status = system.status();
        figures.add(gauge("languard_info", "What runs.", Map.of("version", status.version()), 1));
        figures.add(gauge("languard_uptime_seconds", "Age of the platform.", Map.of(), status.uptimeSeconds()));
        figures.add(gauge(
                "languard_database_up", "Whether the database is in reach.", Map.of(), database.available() ? 1 : 0));
        List<ServerView> views = servers.list(null, null);
        for (ServerStatus state : ServerStatus.values()) {
            long count = views.stream().filter(view -> view.status() == state).count();
            figures.add(gauge("languard_servers", "Game servers by state.", Map.of("status", state.wireName()), count));
        }
        views.forEach(view -> add(figures, view));
        return figures;
    }

    private static void add(List<Figure> figures, ServerView server) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("server_id", Integer.toString(server.id()));
        labels.put("name", server.name());
        labels.put("game_type", server.gameType());
        String prefix = "languard_server_";
        figures.add(gauge(
                prefix + "up", "Whether a game server runs.", labels, server.status() == ServerStatus.RUNNING ? 1 : 0));
        figures.add(gauge(prefix + "players", "Players on a game server.", labels, server.playerCount()));
        figures.add(gauge(
                prefix + "restarts",
                "Restarts after crashes since the last good ten minutes.",
                labels,
                server.restartCount()));
        if (server.maxPlayers() != null) {
            figures.add(gauge(prefix + "max_players", "Slots of a game server.", labels, server.maxPlayers()));
        }
        if (server.cpuPercent() != null) {
            figures.add(gauge(
                    prefix + "cpu_percent", "CPU of the process tree, of one core.", labels, server.cpuPercent()));
        }
        if (server.ramMb() != null) {
            figures.add(gauge(
                    prefix + "memory_bytes",
                    "Resident memory of the process tree.",
                    labels,
                    Math.rint(server.ramMb() * MIB)));
        }
        if (server.uptimeSeconds() != null) {
            figures.add(gauge(prefix + "uptime_seconds", "Age of the process.", labels, server.uptimeSeconds()));
        }
    }

    private static Figure gauge(String name, String help, Map<String, String> labels, double value) {
        return Figure.gauge(name, help, labels, value);
    }
}
