package io.languard.rest.fake;

import io.languard.api.log.LogLevel;
import io.languard.service.log.LogLine;
import io.languard.service.log.LogPage;
import io.languard.service.log.LogQuery;
import io.languard.service.log.ServerLogService;
import io.languard.service.metric.MetricPoint;
import io.languard.service.metric.MetricService;
import io.languard.service.user.Actor;
import io.languard.testkit.service.FakeServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A fake with one log line and two metric points, which records the queries. */
public final class FakeLogsAndMetrics implements ServerLogService, MetricService {

    private static final Instant TIME = Instant.parse("2026-04-16T10:05:23Z");

    private final FakeServers servers;
    public LogQuery asked;
    public String cleared;
    public Instant from;
    public Instant to;
    public Duration step;

    public FakeLogsAndMetrics(FakeServers servers) {
        this.servers = servers;
    }

    @Override
    public LogPage query(Actor actor, int serverId, LogQuery query) {
        servers.get(actor, serverId);
        asked = query;
        return new LogPage(1542, List.of(new LogLine(100, TIME, LogLevel.WARNING, "Player <b>\tleft\nat once")));
    }

    @Override
    public void clear(Actor actor, int serverId) {
        servers.get(actor, serverId);
        cleared = actor.name() + " " + serverId;
    }

    @Override
    public List<MetricPoint> query(Actor actor, int serverId, Instant begin, Instant end, Duration length) {
        servers.get(actor, serverId);
        from = begin;
        to = end;
        step = length;
        return List.of(
                new MetricPoint(TIME, 34.2, 1850.5, 15), new MetricPoint(TIME.plusMillis(5250), 34.256, 1.0 / 3, 1.5));
    }

    @Override
    public Map<Integer, List<MetricPoint>> recent(
            Actor actor, List<Integer> serverIds, Instant begin, Duration length) {
        return Map.of();
    }
}
