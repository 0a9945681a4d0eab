package io.languard.persistence.jpa;

import io.languard.persistence.TransactionRunner;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;

/** Deletes many rows in transactions that are short enough for the statement timeout. */
public final class BatchDelete {

    private static final int DEFAULT_BATCH_SIZE = 1_000;

    private BatchDelete() {}

    /**
     * Deletes all rows that meet a condition; their key must be a numeric {@code id}.
     *
     * @param condition in JPQL, on {@code e}, with the parameters ?1, ?2, …
     */
    public static void delete(
            TransactionRunner transactionRunner, String entity, String condition, Object... parameters) {
        delete(transactionRunner, DEFAULT_BATCH_SIZE, entity, condition, parameters);
    }

    /** Deletes with the given number of rows per transaction. */
    public static void delete(
            TransactionRunner transactionRunner, int size, String entity, String condition, Object... parameters) {
        while (transactionRunner.write(entities -> deleteBatch(entities, size, entity, condition, parameters))) {
            continue;
        }
    }

    /** Deletes one batch and returns whether there may be more rows. */
    private static boolean deleteBatch(
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
