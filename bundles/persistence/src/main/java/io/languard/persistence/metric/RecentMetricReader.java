package io.languard.persistence.metric;

import io.languard.service.metric.MetricPoint;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads averages of the recent past of several servers, with one statement for each level however many there are. */
final class RecentMetricReader {

    /** Each measurement of the recent past is part of exactly one row of these. */
    private static final List<RollupLevel> LEVELS =
            List.of(RollupLevel.MINUTE_ROLLED_UP, RollupLevel.MINUTE, RollupLevel.SAMPLE);

    private final EntityManager entities;

    RecentMetricReader(EntityManager entities) {
        this.entities = entities;
    }

    /** Returns averages since a time, by server; times and steps are in milliseconds. */
    Map<Integer, List<MetricPoint>> read(Collection<Integer> serverIds, long from, long step) {
        Map<Integer, List<MetricAverage>> rows = new HashMap<>();
        LEVELS.forEach(level -> read(level, serverIds, level.floor(from), rows));
        Map<Integer, List<MetricPoint>> points = new HashMap<>();
        rows.forEach((server, averages) -> points.put(
                server,
                MetricAverage.rollUp(step, averages).stream()
                        .map(MetricAverage::toPoint)
                        .toList()));
        return points;
    }

    /**
     * Adds the rows of one level. The servers come from their own table, so that the index is searched once for each of
     * them: H2 uses only its first column for a list of ids, and would read all rows of these servers.
     */
    private void read(
            RollupLevel level, Collection<Integer> serverIds, long from, Map<Integer, List<MetricAverage>> rows) {
        entities.createQuery(
                        "SELECT m.serverId, m.time, m.samples, m.cpu, m.ram, m.players FROM ServerEntity s, MetricEntity m"
                                + " WHERE s.id IN :servers AND m.serverId = s.id AND m.stage = :stage AND m.time >= :from"
                                + " ORDER BY m.time",
                        Object[].class)
                .setParameter("servers", serverIds)
                .setParameter("stage", level.ordinal())
                .setParameter("from", from)
                .getResultStream()
                .forEach(row -> rows.computeIfAbsent((Integer) row[0], server -> new ArrayList<>())
                        .add(new MetricAverage(
                                (Long) row[1], (Long) row[2], (Double) row[3], (Double) row[4], (Double) row[5])));
    }
}
