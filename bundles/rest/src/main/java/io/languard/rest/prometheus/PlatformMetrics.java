package io.languard.rest.prometheus;

import io.languard.service.monitoring.PlatformMetric;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerView;
import io.languard.service.system.DatabaseStatus;
import io.languard.service.system.SystemService;
import io.languard.service.system.SystemStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Metrics of the servers and of the platform. */
final class PlatformMetrics {

    private static final double MIB = 1024.0 * 1024;

    private final ServerService serverService;
    private final SystemService system;
    private final DatabaseStatus databaseStatus;

    PlatformMetrics(ServerService serverService, SystemService system, DatabaseStatus databaseStatus) {
        this.serverService = serverService;
        this.system = system;
        this.databaseStatus = databaseStatus;
    }

    List<PlatformMetric> collect() {
        List<PlatformMetric> platformMetrics = new ArrayList<>();
        SystemStatus status = system.status();
        platformMetrics.add(gauge("languard_info", "What runs.", Map.of("version", status.version()), 1));
        platformMetrics.add(gauge("languard_uptime_seconds", "Age of the platform.", Map.of(), status.uptimeSeconds()));
        platformMetrics.add(gauge(
                "languard_database_up",
                "Whether the database is in reach.",
                Map.of(),
                databaseStatus.available() ? 1 : 0));
        List<ServerView> views = serverService.list(null, null);
        for (ServerStatus state : ServerStatus.values()) {
            long count = views.stream().filter(view -> view.status() == state).count();
            platformMetrics.add(
                    gauge("languard_servers", "Game servers by state.", Map.of("status", state.wireName()), count));
        }
        views.forEach(view -> add(platformMetrics, view));
        return platformMetrics;
    }

    private static void add(List<PlatformMetric> platformMetrics, ServerView server) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("server_id", Integer.toString(server.id()));
        labels.put("name", server.name());
        labels.put("game_type", server.gameType());
        String prefix = "languard_server_";
        platformMetrics.add(gauge(
                prefix + "up", "Whether a game server runs.", labels, server.status() == ServerStatus.RUNNING ? 1 : 0));
        platformMetrics.add(gauge(prefix + "players", "Players on a game server.", labels, server.playerCount()));
        platformMetrics.add(gauge(
                prefix + "restarts",
                "Restarts after crashes since the last good ten minutes.",
                labels,
                server.restartCount()));
        if (server.maxPlayers() != null) {
            platformMetrics.add(gauge(prefix + "max_players", "Slots of a game server.", labels, server.maxPlayers()));
        }
        if (server.cpuPercent() != null) {
            platformMetrics.add(gauge(
                    prefix + "cpu_percent", "CPU of the process tree, of one core.", labels, server.cpuPercent()));
        }
        if (server.ramMb() != null) {
            platformMetrics.add(gauge(
                    prefix + "memory_bytes",
                    "Resident memory of the process tree.",
                    labels,
                    Math.rint(server.ramMb() * MIB)));
        }
        if (server.uptimeSeconds() != null) {
            platformMetrics.add(
                    gauge(prefix + "uptime_seconds", "Age of the process.", labels, server.uptimeSeconds()));
        }
    }

    private static PlatformMetric gauge(String name, String help, Map<String, String> labels, double value) {
        return PlatformMetric.gauge(name, help, labels, value);
    }
}
