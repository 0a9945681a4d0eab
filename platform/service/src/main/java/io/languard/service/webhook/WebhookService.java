package io.languard.service.webhook;

import io.languard.service.page.Page;
import io.languard.service.user.Actor;
import java.util.List;

/**
 * Use cases for webhooks. All require {@link io.languard.service.user.Permission#SYSTEM_MANAGE}. A webhook sends what its
 * servers do, so those that cover a server the actor may not view do not exist for the actor. Thread-safe.
 */
public interface WebhookService {

    /** Returns the webhooks, sorted by id. */
    List<Webhook> list(Actor actor);

    /** Returns the types of the platform's events that a webhook can send, sorted by name. */
    List<String> eventTypes(Actor actor);

    /**
     * Creates a webhook, which sends events from now on.
     *
     * @throws io.languard.api.error.LanguardException {@code VALIDATION_ERROR}; {@code NOT_FOUND} for a server that does
     *     not exist; {@code FORBIDDEN} if it shall cover all servers and the actor may not view them; {@code CONFLICT} if
     *     there are too many webhooks
     */
    Webhook create(Actor actor, WebhookDefinition definition);

    /** Replaces a webhook. What waits for delivery is attempted at once. Throws the same errors as {@link #create}. */
    Webhook update(Actor actor, int id, WebhookDefinition definition);

    /** Deletes a webhook with what waits for delivery. Throws {@code NOT_FOUND}. */
    void delete(Actor actor, int id);

    /**
     * Sends an event of type {@code webhook_test} at once, apart from the queue, and waits up to 20 seconds for the
     * response.
     *
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND}; {@code RATE_LIMITED} if too many tests are running
     */
    WebhookTest test(Actor actor, int id);

    /** Returns what waits for delivery and the most recent deliveries, newest first. Throws {@code NOT_FOUND}. */
    Page<WebhookDelivery> deliveries(Actor actor, int id, int limit, int offset);
}
