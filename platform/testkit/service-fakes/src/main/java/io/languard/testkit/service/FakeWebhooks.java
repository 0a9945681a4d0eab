package io.languard.testkit.service;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.page.Page;
import io.languard.service.user.Actor;
import io.languard.service.webhook.DeliveryState;
import io.languard.service.webhook.Webhook;
import io.languard.service.webhook.WebhookDefinition;
import io.languard.service.webhook.WebhookDelivery;
import io.languard.service.webhook.WebhookFormat;
import io.languard.service.webhook.WebhookService;
import io.languard.service.webhook.WebhookTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Webhooks in memory. Thread-safe. */
public final class FakeWebhooks implements WebhookService {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00.250Z");

    /** The webhooks by id: one, unless a test replaces it. */
    public final Map<Integer, Webhook> webhooks = new ConcurrentSkipListMap<>();

    /** The last definition that was passed. */
    public volatile @Nullable WebhookDefinition passed;

    public volatile WebhookTest result = new WebhookTest(true, 204, 31, null);

    public FakeWebhooks() {
        webhooks.put(
                1,
                new Webhook(
                        1,
                        "alerts",
                        "https://example.org/hook/t0ken",
                        WebhookFormat.JSON,
                        List.of("crashed", "restart_gave_up"),
                        null,
                        true,
                        TIME));
    }

    @Override
    public List<Webhook> list(Actor actor) {
        return List.copyOf(webhooks.values());
    }

    @Override
    public List<String> eventTypes(Actor actor) {
        return List.of("crashed", "restart_gave_up", "started");
    }

    @Override
    public Webhook create(Actor actor, WebhookDefinition definition) {
        return put(webhooks.size() + 1, definition);
    }

    @Override
    public Webhook update(Actor actor, int id, WebhookDefinition definition) {
        require(id);
        return put(id, definition);
    }

    private Webhook put(int id, WebhookDefinition definition) {
        passed = definition;
        Webhook webhook = new Webhook(
                id,
                definition.name(),
                definition.url(),
                definition.format(),
                definition.events(),
                definition.serverIds(),
                definition.secret() != null,
                TIME);
        webhooks.put(id, webhook);
        return webhook;
    }

    @Override
    public void delete(Actor actor, int id) {
        require(id);
    }

    @Override
    public WebhookTest test(Actor actor, int id) {
        require(id);
        return result;
    }

    @Override
    public Page<WebhookDelivery> deliveries(Actor actor, int id, int limit, int offset) {
        require(id);
        return Page.of(
                List.of(
                        new WebhookDelivery(
                                8,
                                "crashed",
                                1,
                                DeliveryState.PENDING,
                                2,
                                TIME,
                                TIME.plusSeconds(5),
                                TIME.plusSeconds(15),
                                503,
                                "The receiver responds with 503 Service Unavailable"),
                        new WebhookDelivery(7, "login", null, DeliveryState.DELIVERED, 1, TIME, TIME, null, 204, null)),
                limit,
                offset);
    }

    private void require(int id) {
        if (!webhooks.containsKey(id)) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Webhook with id " + id + " not found");
        }
    }
}
