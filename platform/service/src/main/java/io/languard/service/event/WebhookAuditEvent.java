package io.languard.service.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events about webhooks; they belong to no single server. They contain neither URLs nor secrets. */
public sealed interface WebhookAuditEvent extends AuditEvent {

    /**
     * A webhook was created.
     *
     * @param host the host of the URL; the rest of it may be secret
     */
    @JsonTypeName("webhook_created")
    record WebhookCreated(int webhookId, String name, String host, List<String> events) implements WebhookAuditEvent {

        public WebhookCreated {
            events = List.copyOf(events);
        }
    }

    /** A webhook was changed to this. */
    @JsonTypeName("webhook_updated")
    record WebhookUpdated(int webhookId, String name, String host, List<String> events) implements WebhookAuditEvent {

        public WebhookUpdated {
            events = List.copyOf(events);
        }
    }

    /** A webhook was deleted. */
    @JsonTypeName("webhook_deleted")
    record WebhookDeleted(int webhookId, String name) implements WebhookAuditEvent {}

    /**
     * A webhook was tried.
     *
     * @param problem why the test failed; {@code null} if it did not
     */
    @JsonTypeName("webhook_tested")
    record WebhookTested(
            int webhookId, String name, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String problem)
            implements WebhookAuditEvent {}

    /** An event about deliveries, which no webhook sends: receivers that are gone would keep each other busy. */
    sealed interface DeliveryFailed extends WebhookAuditEvent {}

    /**
     * The oldest deliveries failed for a day and are not attempted again.
     *
     * @param deliveries their number
     * @param problem why the last attempt failed
     */
    @JsonTypeName("webhook_gave_up")
    record WebhookGaveUp(int webhookId, String name, int deliveries, String problem) implements DeliveryFailed {}

    /** Deliveries were dropped because too many newer ones were waiting. */
    @JsonTypeName("webhook_events_dropped")
    record WebhookEventsDropped(int webhookId, String name, int deliveries) implements DeliveryFailed {}
}
