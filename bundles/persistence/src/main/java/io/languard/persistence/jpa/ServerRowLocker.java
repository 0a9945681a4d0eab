package io.languard.persistence.jpa;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Set;

/** Locks the rows of servers that other rows belong to. */
public final class ServerRowLocker {

    private ServerRowLocker() {}

    /**
     * Prevents these servers from being deleted until the transaction ends. A foreign key alone does not prevent H2
     * from adding a row to a server whose deletion is about to be committed.
     *
     * @return the ids of the servers that exist
     */
    public static Set<Integer> lock(EntityManager entities, Collection<Integer> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        // In order of the ids, to prevent deadlocks between transactions. Only the ids are read, since each batch of
        // lines and
        // of metrics comes here, and the other columns have large values.
        return Set.copyOf(
                entities.createQuery("SELECT s.id FROM ServerEntity s WHERE s.id IN :ids ORDER BY s.id", Integer.class)
                        .setParameter("ids", ids)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultList());
    }

    /**
     * Like {@link #lock}, for servers that must exist.
     *
     * @throws LanguardException {@code NOT_FOUND} if one does not exist
     */
    public static void require(EntityManager entities, Collection<Integer> ids) {
        Set<Integer> existing = lock(entities, ids);
        for (Integer id : ids) {
            if (!existing.contains(id)) {
                throw new LanguardException(ErrorCode.NOT_FOUND, "Server with id " + id + " not found");
            }
        }
    }
}
