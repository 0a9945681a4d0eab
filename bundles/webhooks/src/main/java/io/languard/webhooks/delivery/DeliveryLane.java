package io.languard.webhooks.delivery;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.WebhookAuditEvent;
import io.languard.service.event.WebhookAuditEvent.WebhookEventsDropped;
import io.languard.service.event.WebhookAuditEvent.WebhookGaveUp;
import io.languard.service.user.Actor;
import io.languard.service.webhook.DeliveryState;
import io.languard.service.webhook.WebhookDelivery;
import io.languard.spi.webhook.DeliveryRecord;
import io.languard.spi.webhook.WebhookStore;
import io.languard.webhooks.http.WebhookResponse;
import io.languard.webhooks.http.WebhookSender;
import io.languard.webhooks.message.RequestFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the events of one webhook in their order, one request at a time. What is to be delivered stays in the store
 * until it is done. Used on the timer's thread only.
 */
final class DeliveryLane {

    static final int RETAINED = 100;

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLane.class);
    private static final Duration DATABASE_RETRY = Duration.ofSeconds(5);
    private static final Duration DROP_REPORTS = Duration.ofMinutes(1);

    private final int webhookId;
    private final WebhookRegistry registry;
    private final WebhookStore store;
    private final WebhookSender sender;
    private final EventService eventService;
    private final DeliveryTimer timer;
    private boolean sending;
    private @Nullable Runnable waiting;
    private boolean immediately;
    private @Nullable DeliveryRecord unsaved;
    private int unreportedDrops;
    private boolean dropsReported;

    DeliveryLane(
            int webhookId,
            WebhookRegistry registry,
            WebhookStore store,
            WebhookSender sender,
            EventService eventService,
            DeliveryTimer timer) {
        this.webhookId = webhookId;
        this.registry = registry;
        this.store = store;
        this.sender = sender;
        this.eventService = eventService;
        this.timer = timer;
    }

    /** Continues if nothing is being sent or waited for. */
    void wake() {
        if (!sending && waiting == null) {
            advance();
        }
    }

    /** Attempts what waits at once, because the webhook has been changed. */
    void retryNow() {
        immediately = true;
        if (waiting != null) {
            waiting.run();
            waiting = null;
        }
        wake();
    }

    /** Reports that deliveries were dropped: at once, then at most once in a minute. */
    void dropped(int count) {
        unreportedDrops += count;
        if (!dropsReported) {
            reportDrops();
        }
    }

    private void reportDrops() {
        dropsReported = unreportedDrops > 0;
        if (dropsReported) {
            publish(name -> new WebhookEventsDropped(webhookId, name, unreportedDrops));
            unreportedDrops = 0;
            timer.schedule(DROP_REPORTS, this::reportDrops);
        }
    }

    private void advance() {
        waiting = null;
        Optional<ActiveWebhook> webhook = registry.find(webhookId);
        if (webhook.isEmpty()) {
            return; // deleted with its deliveries
        }
        try {
            if (unsaved != null) {
                save(unsaved);
                unsaved = null;
            }
            store.next(webhookId).ifPresent(next -> attempt(webhook.get(), next));
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                LOG.error("Could not read or store the deliveries of webhook {}", webhookId, e);
            }
            waitFor(DATABASE_RETRY);
        }
    }

    private void attempt(ActiveWebhook webhook, DeliveryRecord next) {
        Instant due = next.delivery().nextAttemptAt();
        Duration wait = due == null || immediately ? Duration.ZERO : Duration.between(timer.now(), due);
        immediately = false;
        if (wait.isZero() || wait.isNegative()) {
            sending = true;
            send(webhook, next).thenAccept(response -> timer.execute(() -> ended(next, response)));
        } else {
            waitFor(RetryPolicy.atMost(wait)); // the clock may have been set back
        }
    }

    private CompletableFuture<WebhookResponse> send(ActiveWebhook webhook, DeliveryRecord next) {
        URI uri = webhook.uri();
        if (uri == null) {
            return failed("The URL can no longer be decrypted; save the webhook again");
        }
        try {
            return sender.send(RequestFactory.create(
                    webhook.stored().format(),
                    uri,
                    webhook.secret(),
                    next.message(),
                    next.serverName(),
                    Long.toString(next.delivery().id()),
                    next.delivery().attempts() + 1));
        } catch (RuntimeException e) {
            LOG.error("Could not send a delivery of webhook {}", webhookId, e);
            return failed("The request could not be sent; see Languard's log");
        }
    }

    private static CompletableFuture<WebhookResponse> failed(String problem) {
        return CompletableFuture.completedFuture(new WebhookResponse(null, null, problem, Duration.ZERO));
    }

    private void ended(DeliveryRecord delivery, WebhookResponse response) {
        sending = false;
        unsaved = delivery.with(after(delivery.delivery(), response));
        advance();
    }

    private WebhookDelivery after(WebhookDelivery delivery, WebhookResponse response) {
        Instant now = timer.now();
        int attempts = delivery.attempts() + 1;
        Instant next = now.plus(RetryPolicy.delay(attempts, response.retryAfter()));
        DeliveryState state = DeliveryState.DELIVERED;
        if (!response.accepted()) {
            state = RetryPolicy.isAttempted(delivery.createdAt(), next)
                    ? DeliveryState.PENDING
                    : DeliveryState.GIVEN_UP;
        }
        return new WebhookDelivery(
                delivery.id(),
                delivery.eventType(),
                delivery.serverId(),
                state,
                attempts,
                delivery.createdAt(),
                now,
                state == DeliveryState.PENDING ? next : null,
                response.status(),
                response.problem());
    }

    /** Stores the result of an attempt; gives up all that is as old as what has failed for a day. */
    private void save(DeliveryRecord delivery) {
        store.update(delivery, RETAINED);
        if (delivery.delivery().state() == DeliveryState.GIVEN_UP) {
            int others = store.giveUp(webhookId, timer.now().minus(RetryPolicy.LIFETIME), RETAINED);
            String problem = Objects.requireNonNull(delivery.delivery().problem());
            publish(name -> new WebhookGaveUp(webhookId, name, 1 + others, problem));
        }
    }

    private void waitFor(Duration delay) {
        waiting = timer.schedule(delay, this::advance);
    }

    private void publish(Function<String, WebhookAuditEvent> event) {
        registry.find(webhookId)
                .ifPresent(webhook -> eventService.publish(new PlatformEvent.Audited(
                        null, Actor.SUPERVISOR, event.apply(webhook.stored().name()), timer.now())));
    }
}
