package io.languard.persistence.metric;

import jakarta.persistence.EntityManager;
import java.util.List;

/** Accesses the metric rows of one server. */
final class MetricRepository {

    private final EntityManager entities;
    private final int serverId;

    MetricRepository(EntityManager entities, int serverId) {
        this.entities = entities;
        this.serverId = serverId;
    }

    /** Returns the rows of a level that start in a period, oldest first; the end is exclusive. */
    List<MetricAverage> read(RollupLevel rollupLevel, long from, long to) {
        return entities.createQuery(
                        "SELECT m.time, m.samples, m.cpu, m.ram, m.players FROM MetricEntity m WHERE m.serverId = :server"
                                + " AND m.stage = :stage AND m.time >= :from AND m.time < :to ORDER BY m.time",
                        Object[].class)
                .setParameter("server", serverId)
                .setParameter("stage", rollupLevel.ordinal())
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultStream()
                .map(row -> new MetricAverage(
                        (Long) row[0], (Long) row[1], (Double) row[2], (Double) row[3], (Double) row[4]))
                .toList();
    }

    /** Returns the start of the oldest row of a level; {@link Long#MAX_VALUE} if there is none. */
    long oldest(RollupLevel rollupLevel) {
        Long time = entities.createQuery(
                        "SELECT MIN(m.time) FROM MetricEntity m WHERE m.serverId = :server AND m.stage = :stage",
                        Long.class)
                .setParameter("server", serverId)
                .setParameter("stage", rollupLevel.ordinal())
                .getSingleResult();
        return time == null ? Long.MAX_VALUE : time;
    }

    void insert(RollupLevel rollupLevel, MetricAverage average) {
        entities.persist(new MetricEntity(serverId, rollupLevel, average));
    }

    void changeLevel(RollupLevel rollupLevel, RollupLevel next, long from, long to) {
        entities.createQuery("UPDATE MetricEntity m SET m.stage = :next WHERE m.serverId = :server"
                        + " AND m.stage = :stage AND m.time >= :from AND m.time < :to")
                .setParameter("next", next.ordinal())
                .setParameter("server", serverId)
                .setParameter("stage", rollupLevel.ordinal())
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }
}
