package io.languard.persistence.event;

import jakarta.persistence.EntityManager;
import java.util.List;

/** What other stores do to the audit trail. */
public final class EventRows {

    private static final int CHUNK = 1_000;

    private EventRows() {}

    /** Removes at most a thousand of a server's rows and says whether there may be more. */
    public static boolean deleteSome(EntityManager entities, int serverId) {
        List<Long> ids = entities.createQuery("SELECT e.id FROM EventEntity e WHERE e.serverId = :server", Long.class)
                .setParameter("server", serverId)
                .setMaxResults(CHUNK)
                .getResultList();
        if (!ids.isEmpty()) {
            entities.createQuery("DELETE FROM EventEntity e WHERE e.id IN :ids")
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
        return ids.size() == CHUNK;
    }
}
