package io.languard.persistence.jpa;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows that other rows belong to. */
public final class ServerRowLocker {

    private ServerRowLocker() {}

    /**
     * Keeps these servers from being deleted until the transaction ends: a foreign key alone does not stop H2 from
     * adding a row to a server whose deletion is about to be committed.
     *
     * @return those that are there
     */
    public static Set<Integer> lock(EntityManager entities, Collection<Integer> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        // In order, or two transactions could each wait for the other.
        return entities.createQuery("SELECT s FROM ServerEntity s WHERE s.id IN :ids ORDER BY s.id", Object.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(server -> (Integer) entities.getEntityManagerFactory()
                        .getPersistenceUnitUtil()
                        .getIdentifier(server))
                .collect(Collectors.toSet());
    }

    /**
     * The same for servers that have to be there.
     *
     * @throws LanguardException {@code NOT_FOUND}
     */
    public static void require(EntityManager entities, Collection<Integer> ids) {
        Set<Integer> there = lock(entities, ids);
        for (Integer id : ids) {
            if (!there.contains(id)) {
                throw new LanguardException(ErrorCode.NOT_FOUND, "Server " + id + " not found");
            }
        }
    }
}
