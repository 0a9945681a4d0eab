package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.webhook.DeliveryState;
import io.languard.service.webhook.WebhookDelivery;
import io.languard.service.webhook.WebhookFormat;
import io.languard.spi.webhook.DeliveryRecord;
import io.languard.spi.webhook.WebhookRecord;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class WebhookStoreContract extends StoreContract {

    private static final int RETAINED = 3;

    private static WebhookRecord webhook(List<Integer> serverIds, String secret) {
        return new WebhookRecord(
                0, EMOJI, "sealed url", WebhookFormat.DISCORD, List.of("crashed", "game.chat"), serverIds, secret, NOW);
    }

    private WebhookRecord stored() {
        return fixture().webhooks().insert(webhook(null, null));
    }

    private static DeliveryRecord event(int webhookId, String type, Instant at) {
        return DeliveryRecord.pending(webhookId, type, 7, EMOJI, "{\"text\":\"" + EMOJI + "\"}", at);
    }

    private void enqueue(int webhookId, int count) {
        fixture()
                .webhooks()
                .enqueue(IntStream.range(0, count)
                        .mapToObj(i -> event(webhookId, "type" + i, NOW.plusSeconds(i)))
                        .toList());
    }

    private void end(DeliveryRecord delivery, DeliveryState state) {
        fixture().webhooks().update(delivery.with(changed(delivery, state)), RETAINED);
    }

    private static WebhookDelivery changed(DeliveryRecord record, DeliveryState state) {
        WebhookDelivery delivery = record.delivery();
        boolean pending = state == DeliveryState.PENDING;
        return new WebhookDelivery(
                delivery.id(),
                delivery.eventType(),
                delivery.serverId(),
                state,
                delivery.attempts() + 1,
                delivery.createdAt(),
                NOW.plusSeconds(60),
                pending ? NOW.plusSeconds(65) : null,
                pending ? 503 : 200,
                pending ? EMOJI : null);
    }

    private List<String> types(int webhookId) {
        return fixture().webhooks().deliveries(webhookId, 100, 0).stream()
                .map(delivery -> delivery.eventType() + " " + delivery.state().wireName())
                .toList();
    }

    @Test
    void readsBackEveryFieldOfAWebhook() {
        WebhookRecord everything = webhook(null, null);
        WebhookRecord some = webhook(List.of(3, 1), "sealed secret");

        WebhookRecord one = fixture().webhooks().insert(everything);
        WebhookRecord two = fixture().webhooks().insert(some);

        assertThat(one).usingRecursiveComparison().ignoringFields("id").isEqualTo(everything);
        assertThat(two).usingRecursiveComparison().ignoringFields("id").isEqualTo(some);
        assertThat(fixture().webhooks().list()).containsExactly(one, two);
    }

    @Test
    void replacesAWebhookIfItExists() {
        WebhookRecord webhook = stored();
        WebhookRecord changed = new WebhookRecord(
                webhook.id(), "other", "url", WebhookFormat.JSON, List.of("started"), List.of(9), "s", NOW);

        fixture().webhooks().update(changed);
        fixture()
                .webhooks()
                .update(new WebhookRecord(
                        webhook.id() + 1, "none", "url", WebhookFormat.JSON, List.of("started"), null, null, NOW));

        assertThat(fixture().webhooks().list()).containsExactly(changed);
    }

    @Test
    void returnsPendingDeliveriesInTheirOrder() {
        int id = stored().id();
        int other = stored().id();
        enqueue(id, 2);
        enqueue(other, 1);

        DeliveryRecord first = fixture().webhooks().next(id).orElseThrow();
        assertThat(first)
                .usingRecursiveComparison()
                .ignoringFields("delivery.id")
                .isEqualTo(event(id, "type0", NOW));

        end(first, DeliveryState.PENDING);
        DeliveryRecord again = fixture().webhooks().next(id).orElseThrow();
        assertThat(again.delivery()).isEqualTo(changed(first, DeliveryState.PENDING));

        end(again, DeliveryState.DELIVERED);
        assertThat(fixture().webhooks().next(id).orElseThrow().delivery().eventType())
                .isEqualTo("type1");
        assertThat(types(id)).containsExactly("type1 pending", "type0 delivered");
        assertThat(fixture().webhooks().count(id)).isEqualTo(2);
        assertThat(fixture().webhooks().deliveries(id, 1, 1))
                .extracting(WebhookDelivery::eventType)
                .containsExactly("type0");
    }

    @Test
    void deliveriesEndWithTheirWebhookAndNeedOne() {
        int id = stored().id();
        enqueue(id, 2);
        DeliveryRecord delivery = fixture().webhooks().next(id).orElseThrow();

        fixture().webhooks().delete(id);
        fixture().webhooks().delete(id);
        enqueue(id, 1);
        end(delivery, DeliveryState.DELIVERED);

        assertThat(fixture().webhooks().next(id)).isEmpty();
        assertThat(fixture().queryValue("SELECT COUNT(*) FROM webhook_deliveries"))
                .isEqualTo("0");
    }

    @Test
    void dropsTheOldestPendingOnesBeyondTheLimit() {
        int id = stored().id();
        enqueue(id, 5);

        assertThat(fixture().webhooks().dropOldest(id, 5, RETAINED)).isZero();
        assertThat(fixture().webhooks().dropOldest(id, 1, RETAINED)).isEqualTo(4);

        assertThat(types(id)).containsExactly("type4 pending", "type3 dropped", "type2 dropped", "type1 dropped");
    }

    @Test
    void givesUpWhatIsTooOld() {
        int id = stored().id();
        int other = stored().id();
        enqueue(id, 3);
        enqueue(other, 3);

        assertThat(fixture().webhooks().giveUp(id, NOW.plusSeconds(2), RETAINED))
                .isEqualTo(2);

        assertThat(types(id)).containsExactly("type2 pending", "type1 given_up", "type0 given_up");
        assertThat(types(other)).allMatch(type -> type.endsWith("pending"));
    }

    @Test
    void retainsTheNewestOfThoseThatEnded() {
        int id = stored().id();
        enqueue(id, 6);
        for (int i = 0; i < 5; i++) {
            end(fixture().webhooks().next(id).orElseThrow(), DeliveryState.DELIVERED);
        }

        assertThat(types(id)).containsExactly("type5 pending", "type4 delivered", "type3 delivered", "type2 delivered");
    }

    @Test
    void shortensALongProblem() {
        int id = stored().id();
        enqueue(id, 1);
        DeliveryRecord delivery = fixture().webhooks().next(id).orElseThrow();
        WebhookDelivery failed = changed(delivery, DeliveryState.PENDING);

        fixture()
                .webhooks()
                .update(
                        delivery.with(new WebhookDelivery(
                                failed.id(),
                                failed.eventType(),
                                failed.serverId(),
                                failed.state(),
                                failed.attempts(),
                                failed.createdAt(),
                                failed.lastAttemptAt(),
                                failed.nextAttemptAt(),
                                failed.httpStatus(),
                                "🦊".repeat(300))),
                        RETAINED);

        assertThat(fixture().webhooks().next(id).orElseThrow().delivery().problem())
                .isEqualTo("🦊".repeat(255));
    }
}
