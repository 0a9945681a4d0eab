package io.languard.persistence.webhook;

import io.languard.persistence.jpa.TransactionRunner;
import io.languard.service.webhook.DeliveryState;
import io.languard.service.webhook.WebhookDelivery;
import io.languard.spi.webhook.DeliveryRecord;
import io.languard.spi.webhook.WebhookRecord;
import io.languard.spi.webhook.WebhookStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores webhooks and their deliveries in the database. */
@Component
public final class JpaWebhookStore implements WebhookStore {

    private static final String PENDING = DeliveryState.PENDING.wireName();

    private final TransactionRunner transactionRunner;

    /** Creates a store on this database. */
    @Activate
    public JpaWebhookStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public List<WebhookRecord> list() {
        return transactionRunner.read(
                entities -> entities.createQuery("SELECT w FROM WebhookEntity w ORDER BY w.id", WebhookEntity.class)
                        .getResultStream()
                        .map(WebhookEntity::toRecord)
                        .toList());
    }

    @Override
    public WebhookRecord insert(WebhookRecord webhook) {
        return transactionRunner.write(entities -> {
            WebhookEntity row = new WebhookEntity(webhook);
            entities.persist(row);
            entities.flush();
            return row.toRecord();
        });
    }

    @Override
    public void update(WebhookRecord webhook) {
        transactionRunner.write(entities -> {
            WebhookEntity row = entities.find(WebhookEntity.class, webhook.id(), LockModeType.PESSIMISTIC_WRITE);
            if (row != null) {
                row.set(webhook);
            }
            return null;
        });
    }

    @Override
    public void delete(int id) {
        transactionRunner.write(entities -> entities.createQuery("DELETE FROM WebhookEntity w WHERE w.id = :id")
                .setParameter("id", id)
                .executeUpdate());
    }

    @Override
    public void enqueue(List<DeliveryRecord> deliveries) {
        TreeSet<Integer> webhookIds =
                deliveries.stream().map(DeliveryRecord::webhookId).collect(Collectors.toCollection(TreeSet::new));
        transactionRunner.write(entities -> {
            // Locked, so that none is deleted before its deliveries are committed.
            webhookIds.removeIf(id -> entities.find(WebhookEntity.class, id, LockModeType.PESSIMISTIC_WRITE) == null);
            for (DeliveryRecord delivery : deliveries) {
                if (webhookIds.contains(delivery.webhookId())) {
                    entities.persist(new DeliveryEntity(delivery));
                    entities.flush(); // one by one, so that the ids follow the order
                }
            }
            return null;
        });
    }

    @Override
    public int dropOldest(int webhookId, int most, int retained) {
        return transactionRunner.write(entities -> {
            Optional<Long> newest = beyond(entities, webhookId, "=", most);
            return newest.isEmpty()
                    ? 0
                    : end(entities, webhookId, DeliveryState.DROPPED, "d.id <= :limit", newest.get(), retained);
        });
    }

    @Override
    public Optional<DeliveryRecord> next(int webhookId) {
        return transactionRunner.read(entities -> entities.createQuery(
                        "SELECT d FROM DeliveryEntity d WHERE d.webhookId = :webhook AND d.state = :pending"
                                + " ORDER BY d.id",
                        DeliveryEntity.class)
                .setParameter("webhook", webhookId)
                .setParameter("pending", PENDING)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(DeliveryEntity::toRecord));
    }

    @Override
    public void update(DeliveryRecord delivery, int retained) {
        transactionRunner.write(entities -> {
            DeliveryEntity row =
                    entities.find(DeliveryEntity.class, delivery.delivery().id(), LockModeType.PESSIMISTIC_WRITE);
            if (row != null) {
                row.set(delivery.delivery());
                entities.flush();
                if (delivery.delivery().state() != DeliveryState.PENDING) {
                    trim(entities, row.webhookId(), retained);
                }
            }
            return null;
        });
    }

    private static void trim(EntityManager entities, int webhookId, int retained) {
        beyond(entities, webhookId, "<>", retained)
                .ifPresent(newest -> entities.createQuery("DELETE FROM DeliveryEntity d WHERE d.webhookId = :webhook"
                                + " AND d.state <> :pending AND d.id <= :newest")
                        .setParameter("webhook", webhookId)
                        .setParameter("pending", PENDING)
                        .setParameter("newest", newest)
                        .executeUpdate());
    }

    /** Returns the newest of a webhook's deliveries that are pending, or are not, beyond a number. */
    private static Optional<Long> beyond(EntityManager entities, int webhookId, String comparison, int number) {
        return entities.createQuery(
                        "SELECT d.id FROM DeliveryEntity d WHERE d.webhookId = :webhook AND d.state " + comparison
                                + " :pending ORDER BY d.id DESC",
                        Long.class)
                .setParameter("webhook", webhookId)
                .setParameter("pending", PENDING)
                .setFirstResult(number)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    @Override
    public int giveUp(int webhookId, Instant createdBefore, int retained) {
        return transactionRunner.write(entities -> end(
                entities,
                webhookId,
                DeliveryState.GIVEN_UP,
                "d.createdAt < :limit",
                createdBefore.toEpochMilli(),
                retained));
    }

    private static int end(
            EntityManager entities, int webhookId, DeliveryState state, String which, long limit, int retained) {
        int ended = entities.createQuery("UPDATE DeliveryEntity d SET d.state = :state, d.nextAttemptAt = NULL"
                        + " WHERE d.webhookId = :webhook AND d.state = :pending AND " + which)
                .setParameter("state", state.wireName())
                .setParameter("webhook", webhookId)
                .setParameter("pending", PENDING)
                .setParameter("limit", limit)
                .executeUpdate();
        trim(entities, webhookId, retained);
        return ended;
    }

    @Override
    public List<WebhookDelivery> deliveries(int webhookId, int limit, int offset) {
        return transactionRunner.read(entities -> entities.createQuery(
                        "SELECT d FROM DeliveryEntity d WHERE d.webhookId = :webhook ORDER BY d.id DESC",
                        DeliveryEntity.class)
                .setParameter("webhook", webhookId)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(DeliveryEntity::toDelivery)
                .toList());
    }

    @Override
    public long count(int webhookId) {
        return transactionRunner.read(entities -> entities.createQuery(
                        "SELECT COUNT(d) FROM DeliveryEntity d WHERE d.webhookId = :webhook", Long.class)
                .setParameter("webhook", webhookId)
                .getSingleResult());
    }
}
