package io.languard.persistence.event;

import io.languard.persistence.jpa.ServerRowLocker;
import io.languard.persistence.jpa.TransactionRunner;
import io.languard.service.event.AuditRecord;
import io.languard.spi.event.EventStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores the audit trail in the database. */
@Component
public final class JpaEventStore implements EventStore {

    private final TransactionRunner transactionRunner;

    /** Creates a store on this database. */
    @Activate
    public JpaEventStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public void append(List<AuditRecord> events) {
        transactionRunner.write(entities -> {
            insert(entities, events);
            return null;
        });
    }

    private static void insert(EntityManager entities, List<AuditRecord> events) {
        Set<Integer> serverIds = events.stream()
                .map(AuditRecord::serverId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<Integer> existing = ServerRowLocker.lock(entities, serverIds);
        for (AuditRecord event : events) {
            if (event.serverId() == null || existing.contains(event.serverId())) {
                entities.persist(new EventEntity(event));
                // Flushed one by one because JPA inserts in any order, and the ids must follow the order of the events.
                entities.flush();
                entities.clear();
            }
        }
    }

    @Override
    public List<AuditRecord> query(@Nullable Integer serverId, @Nullable String type, int limit, int offset) {
        return transactionRunner.read(entities -> select(
                        entities, "e", " ORDER BY e.occurredAt DESC, e.id DESC", EventEntity.class, serverId, type)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(EventEntity::toRecord)
                .toList());
    }

    @Override
    public long count(@Nullable Integer serverId, @Nullable String type) {
        return transactionRunner.read(entities ->
                select(entities, "COUNT(e)", "", Long.class, serverId, type).getSingleResult());
    }

    private static <T> TypedQuery<T> select(
            EntityManager entities,
            String what,
            String order,
            Class<T> resultType,
            @Nullable Integer serverId,
            @Nullable String type) {
        String server = serverId == null ? "e.serverId IS NULL" : "e.serverId = :server";
        String ofType = type == null ? "" : " AND e.type = :type";
        TypedQuery<T> query = entities.createQuery(
                "SELECT " + what + " FROM EventEntity e WHERE " + server + ofType + order, resultType);
        if (serverId != null) {
            query.setParameter("server", serverId);
        }
        if (type != null) {
            query.setParameter("type", type);
        }
        return query;
    }
}
