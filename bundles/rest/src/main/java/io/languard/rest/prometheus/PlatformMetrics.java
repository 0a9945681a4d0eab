package io.languard.rest.prometheus;

import io.languard.service.server.ServerService;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerView;
import io.languard.service.system.DatabaseStatus;
import io.languard.service.system.SystemService;
import io.languard.service.system.SystemStatus;
import io.languard.service.user.Actor;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.function.Function;

/** Metrics of the servers and of the platform. */
final class PlatformMetrics implements MultiCollector {

    private static final double MIB = 1024.0 * 1024;
    /** The metrics are the platform's own; who may read them is decided by the servlet. */
    private static final Actor ACTOR = Actor.supervisor();

    private final ServerService serverService;
    private final SystemService system;
    private final DatabaseStatus databaseStatus;

    PlatformMetrics(ServerService serverService, SystemService system, DatabaseStatus databaseStatus) {
        this.serverService = serverService;
        this.system = system;
        this.databaseStatus = databaseStatus;
    }

    @Override
    public MetricSnapshots collect() {
        SystemStatus status = system.status(ACTOR);
        List<ServerView> servers = serverService.list(ACTOR, null, null);
        return MetricSnapshots.builder()
                // The library adds the suffix "_info".
                .metricSnapshot(InfoSnapshot.builder()
                        .name("languard")
                        .help("What runs.")
                        .dataPoint(new InfoDataPointSnapshot(Labels.of("version", status.version())))
                        .build())
                .metricSnapshot(gauge("uptime_seconds", "Age of the platform.", status.uptimeSeconds()))
                .metricSnapshot(
                        gauge("database_up", "Whether the database is in reach.", databaseStatus.available() ? 1 : 0))
                .metricSnapshot(byStatus(servers))
                .metricSnapshot(perServer(
                        servers,
                        "up",
                        "Whether a game server runs.",
                        server -> flag(server.status() == ServerStatus.RUNNING)))
                .metricSnapshot(
                        perServer(servers, "players", "Players on a game server.", server -> server.playerCount()))
                .metricSnapshot(perServer(
                        servers,
                        "restarts",
                        "Restarts after crashes since the last good ten minutes.",
                        server -> server.restartCount()))
                .metricSnapshot(perServer(servers, "max_players", "Slots of a game server.", ServerView::maxPlayers))
                .metricSnapshot(perServer(
                        servers, "cpu_percent", "CPU of the process tree, of one core.", ServerView::cpuPercent))
                .metricSnapshot(perServer(
                        servers,
                        "memory_bytes",
                        "Resident memory of the process tree.",
                        server -> server.ramMb() == null ? null : Math.rint(server.ramMb() * MIB)))
                .metricSnapshot(perServer(servers, "uptime_seconds", "Age of the process.", ServerView::uptimeSeconds))
                .build();
    }

    private static int flag(boolean value) {
        return value ? 1 : 0;
    }

    private static GaugeSnapshot gauge(String name, String help, double value) {
        return GaugeSnapshot.builder()
                .name("languard_" + name)
                .help(help)
                .dataPoint(new GaugeDataPointSnapshot(value, Labels.EMPTY, null))
                .build();
    }

    private static GaugeSnapshot byStatus(List<ServerView> servers) {
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name("languard_servers").help("Game servers by state.");
        for (ServerStatus status : ServerStatus.values()) {
            long count =
                    servers.stream().filter(server -> server.status() == status).count();
            gauge.dataPoint(new GaugeDataPointSnapshot(count, Labels.of("status", status.wireName()), null));
        }
        return gauge.build();
    }

    /** Returns a gauge with the values of all servers that have one. */
    private static GaugeSnapshot perServer(
            List<ServerView> servers, String name, String help, Function<ServerView, Number> value) {
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name("languard_server_" + name).help(help);
        for (ServerView server : servers) {
            Number number = value.apply(server);
            if (number != null) {
                Labels labels = Labels.of(
                        "server_id",
                        Integer.toString(server.id()),
                        "name",
                        server.name(),
                        "game_type",
                        server.gameType());
                gauge.dataPoint(new GaugeDataPointSnapshot(number.doubleValue(), labels, null));
            }
        }
        return gauge.build();
    }
}
