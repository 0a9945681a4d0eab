package io.languard.persistence.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;

/** Deletes many rows in transactions that are short enough for the time that a statement may take. */
public final class BatchDelete {

    private static final int USUAL = 1_000;

    private BatchDelete() {}

    /**
     * Deletes rows with a numeric key {@code id} until none is left that meets the condition.
     *
     * @param condition in JPQL, on {@code e}, with parameters ?1, ?2, …
     */
    public static void delete(
            TransactionRunner transactionRunner, String entity, String condition, Object... parameters) {
        delete(transactionRunner, USUAL, entity, condition, parameters);
    }

    /** The same, so many rows at once. */
    public static void delete(
            TransactionRunner transactionRunner, int size, String entity, String condition, Object... parameters) {
        while (transactionRunner.write(entities -> slice(entities, size, entity, condition, parameters))) {
            continue;
        }
    }

    /** Whether there may be more. */
    private static boolean slice(
            EntityManager entities, int size, String entity, String condition, Object... parameters) {
        TypedQuery<Long> query =
                entities.createQuery("SELECT e.id FROM " + entity + " e WHERE " + condition, Long.class);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<Long> ids = query.setMaxResults(size).getResultList();
        if (!ids.isEmpty()) {
            entities.createQuery("DELETE FROM " + entity + " e WHERE e.id IN :ids")
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
        return ids.size() == size;
    }
}
