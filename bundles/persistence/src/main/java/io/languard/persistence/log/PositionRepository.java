package io.languard.persistence.log;

import io.languard.spi.log.LogPosition;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;

/** The rows of {@code log_positions} of one server. */
final class PositionRepository {

    private final EntityManager entities;
    private final int serverId;

    PositionRepository(EntityManager entities, int serverId) {
        this.entities = entities;
        this.serverId = serverId;
    }

    List<LogPosition> list() {
        return entities.createQuery(
                        "SELECT p FROM PositionEntity p WHERE p.serverId = :server ORDER BY p.source",
                        PositionEntity.class)
                .setParameter("server", serverId)
                .getResultStream()
                .map(PositionEntity::toPosition)
                .toList();
    }

    /** Updates or inserts; updates first, since a position is inserted once and moves often. */
    void write(Collection<LogPosition> positions) {
        for (LogPosition position : positions) {
            int written = entities.createQuery("UPDATE PositionEntity p SET p.file = :file, p.fileKey = :key,"
                            + " p.offset = :offset, p.mark = :mark WHERE p.serverId = :server AND p.source = :source")
                    .setParameter("file", position.file())
                    .setParameter("key", position.fileKey())
                    .setParameter("offset", position.offset())
                    .setParameter("mark", position.checkpoint())
                    .setParameter("server", serverId)
                    .setParameter("source", position.source())
                    .executeUpdate();
            if (written == 0) {
                entities.persist(new PositionEntity(serverId, position));
                entities.flush();
            }
        }
    }

    void delete(Collection<String> sources) {
        if (!sources.isEmpty()) {
            entities.createQuery("DELETE FROM PositionEntity p WHERE p.serverId = :server AND p.source IN :sources")
                    .setParameter("server", serverId)
                    .setParameter("sources", sources)
                    .executeUpdate();
        }
    }
}
