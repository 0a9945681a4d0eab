package io.languard.persistence.metric;

import jakarta.persistence.EntityManager;
import java.util.List;

/** The rows of one server. */
final class MetricRows {

    private final EntityManager entities;
    private final int serverId;

    MetricRows(EntityManager entities, int serverId) {
        this.entities = entities;
        this.serverId = serverId;
    }

    /** Rows of a stage that begin in a stretch of time, its end exclusive, oldest first. */
    List<Average> read(Stage stage, long from, long to) {
        return entities.createQuery(
                        "SELECT m.time, m.samples, m.cpu, m.ram, m.players FROM MetricEntity m WHERE m.serverId = :server"
                                + " AND m.stage = :stage AND m.time >= :from AND m.time < :to ORDER BY m.time",
                        Object[].class)
                .setParameter("server", serverId)
                .setParameter("stage", stage.ordinal())
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultStream()
                .map(row ->
                        new Average((Long) row[0], (Long) row[1], (Double) row[2], (Double) row[3], (Double) row[4]))
                .toList();
    }

    /** When the oldest row of a stage begins; {@link Long#MAX_VALUE} if there is none. */
    long oldest(Stage stage) {
        Long time = entities.createQuery(
                        "SELECT MIN(m.time) FROM MetricEntity m WHERE m.serverId = :server AND m.stage = :stage",
                        Long.class)
                .setParameter("server", serverId)
                .setParameter("stage", stage.ordinal())
                .getSingleResult();
        return time == null ? Long.MAX_VALUE : time;
    }

    void insert(Stage stage, Average average) {
        entities.persist(new MetricEntity(serverId, stage, average));
    }

    void move(Stage stage, Stage next, long from, long to) {
        entities.createQuery("UPDATE MetricEntity m SET m.stage = :next WHERE m.serverId = :server"
                        + " AND m.stage = :stage AND m.time >= :from AND m.time < :to")
                .setParameter("next", next.ordinal())
                .setParameter("server", serverId)
                .setParameter("stage", stage.ordinal())
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }
}
