package io.languard.webhooks.delivery;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.webhook.DeliveryState;
import io.languard.service.webhook.WebhookDelivery;
import io.languard.spi.webhook.DeliveryRecord;
import io.languard.spi.webhook.WebhookRecord;
import io.languard.spi.webhook.WebhookStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Keeps webhooks and deliveries in memory, where they survive a restart. */
public final class FakeWebhookStore implements WebhookStore {

    public final NavigableMap<Integer, WebhookRecord> webhooks = new TreeMap<>();
    public final NavigableMap<Long, DeliveryRecord> deliveries = new TreeMap<>();
    public boolean available = true;
    private int lastWebhook;
    private long lastDelivery;

    private void check() {
        if (!available) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is unavailable");
        }
    }

    @Override
    public synchronized List<WebhookRecord> list() {
        check();
        return List.copyOf(webhooks.values());
    }

    @Override
    public synchronized WebhookRecord insert(WebhookRecord webhook) {
        check();
        WebhookRecord stored = new WebhookRecord(
                ++lastWebhook,
                webhook.name(),
                webhook.url(),
                webhook.format(),
                webhook.events(),
                webhook.serverIds(),
                webhook.secret(),
                webhook.createdAt());
        webhooks.put(stored.id(), stored);
        return stored;
    }

    @Override
    public synchronized void update(WebhookRecord webhook) {
        check();
        webhooks.replace(webhook.id(), webhook);
    }

    @Override
    public synchronized void delete(int id) {
        check();
        webhooks.remove(id);
        deliveries.values().removeIf(delivery -> delivery.webhookId() == id);
    }

    @Override
    public synchronized void enqueue(List<DeliveryRecord> added) {
        check();
        for (DeliveryRecord each : added) {
            if (webhooks.containsKey(each.webhookId())) {
                long id = ++lastDelivery;
                deliveries.put(
                        id, each.with(with(each.delivery(), id, each.delivery().state())));
            }
        }
    }

    private static WebhookDelivery with(WebhookDelivery delivery, long id, DeliveryState state) {
        return new WebhookDelivery(
                id,
                delivery.eventType(),
                delivery.serverId(),
                state,
                delivery.attempts(),
                delivery.createdAt(),
                delivery.lastAttemptAt(),
                state == DeliveryState.PENDING ? delivery.nextAttemptAt() : null,
                delivery.httpStatus(),
                delivery.problem());
    }

    private List<DeliveryRecord> of(int webhookId, Predicate<WebhookDelivery> which) {
        return new ArrayList<>(deliveries.values().stream()
                .filter(delivery -> delivery.webhookId() == webhookId && which.test(delivery.delivery()))
                .toList());
    }

    private static boolean isPending(WebhookDelivery delivery) {
        return delivery.state() == DeliveryState.PENDING;
    }

    private int end(List<DeliveryRecord> ended, DeliveryState state, int webhookId, int retained) {
        ended.forEach(each -> deliveries.put(
                each.delivery().id(),
                each.with(with(each.delivery(), each.delivery().id(), state))));
        List<DeliveryRecord> done = of(webhookId, delivery -> !isPending(delivery));
        done.subList(0, Math.max(0, done.size() - retained))
                .forEach(each -> deliveries.remove(each.delivery().id()));
        return ended.size();
    }

    @Override
    public synchronized int dropOldest(int webhookId, int most, int retained) {
        check();
        List<DeliveryRecord> pending = of(webhookId, FakeWebhookStore::isPending);
        return end(pending.subList(0, Math.max(0, pending.size() - most)), DeliveryState.DROPPED, webhookId, retained);
    }

    @Override
    public synchronized Optional<DeliveryRecord> next(int webhookId) {
        check();
        return of(webhookId, FakeWebhookStore::isPending).stream().findFirst();
    }

    @Override
    public synchronized void update(DeliveryRecord delivery, int retained) {
        check();
        deliveries.replace(delivery.delivery().id(), delivery);
        end(List.of(), DeliveryState.DELIVERED, delivery.webhookId(), retained);
    }

    @Override
    public synchronized int giveUp(int webhookId, Instant createdBefore, int retained) {
        check();
        return end(
                of(webhookId, each -> isPending(each) && each.createdAt().isBefore(createdBefore)),
                DeliveryState.GIVEN_UP,
                webhookId,
                retained);
    }

    @Override
    public synchronized List<WebhookDelivery> deliveries(int webhookId, int limit, int offset) {
        check();
        List<DeliveryRecord> newest = of(webhookId, delivery -> true);
        Collections.reverse(newest);
        return newest.stream()
                .map(DeliveryRecord::delivery)
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long count(int webhookId) {
        check();
        return of(webhookId, delivery -> true).size();
    }
}
