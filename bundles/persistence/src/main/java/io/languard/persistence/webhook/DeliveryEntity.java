package io.languard.persistence.webhook;

import static io.languard.persistence.jpa.EpochMillisConverter.instant;
import static io.languard.persistence.jpa.EpochMillisConverter.millis;

import io.languard.service.webhook.DeliveryState;
import io.languard.service.webhook.WebhookDelivery;
import io.languard.spi.webhook.DeliveryRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code webhook_deliveries}. */
@Entity
@Table(name = "webhook_deliveries")
class DeliveryEntity {

    private static final int LONGEST_PROBLEM = 255;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "webhook_id")
    private int webhookId;

    @Column(name = "event_type")
    private String eventType;

    @Column(name = "server_id")
    private @Nullable Integer serverId;

    @Column(name = "server_name")
    private @Nullable String serverName;

    @Lob
    private String message;

    private String state;

    private int attempts;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "last_attempt_at")
    private @Nullable Long lastAttemptAt;

    @Column(name = "next_attempt_at")
    private @Nullable Long nextAttemptAt;

    @Column(name = "http_status")
    private @Nullable Integer httpStatus;

    private @Nullable String problem;

    protected DeliveryEntity() {}

    DeliveryEntity(DeliveryRecord added) {
        webhookId = added.webhookId();
        eventType = added.delivery().eventType();
        serverId = added.delivery().serverId();
        serverName = added.serverName();
        message = added.message();
        createdAt = added.delivery().createdAt().toEpochMilli();
        set(added.delivery());
    }

    int webhookId() {
        return webhookId;
    }

    final void set(WebhookDelivery delivery) {
        state = delivery.state().wireName();
        attempts = delivery.attempts();
        lastAttemptAt = millis(delivery.lastAttemptAt());
        nextAttemptAt = millis(delivery.nextAttemptAt());
        httpStatus = delivery.httpStatus();
        problem = shortened(delivery.problem());
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.codePointCount(0, text.length()) <= LONGEST_PROBLEM
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_PROBLEM));
    }

    WebhookDelivery toDelivery() {
        return new WebhookDelivery(
                id,
                eventType,
                serverId,
                DeliveryState.ofWireName(state),
                attempts,
                Instant.ofEpochMilli(createdAt),
                instant(lastAttemptAt),
                instant(nextAttemptAt),
                httpStatus,
                problem);
    }

    DeliveryRecord toRecord() {
        return new DeliveryRecord(webhookId, toDelivery(), serverName, message);
    }
}
