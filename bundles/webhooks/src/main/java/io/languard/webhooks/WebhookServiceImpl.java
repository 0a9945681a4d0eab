package io.languard.webhooks;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.WebhookAuditEvent;
import io.languard.service.event.WebhookAuditEvent.WebhookCreated;
import io.languard.service.event.WebhookAuditEvent.WebhookDeleted;
import io.languard.service.event.WebhookAuditEvent.WebhookTested;
import io.languard.service.event.WebhookAuditEvent.WebhookUpdated;
import io.languard.service.page.Page;
import io.languard.service.server.ServerService;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.service.user.RateLimitedException;
import io.languard.service.webhook.Webhook;
import io.languard.service.webhook.WebhookDefinition;
import io.languard.service.webhook.WebhookDelivery;
import io.languard.service.webhook.WebhookService;
import io.languard.service.webhook.WebhookTest;
import io.languard.spi.webhook.WebhookStore;
import io.languard.webhooks.delivery.ActiveWebhook;
import io.languard.webhooks.delivery.DeliveryQueue;
import io.languard.webhooks.delivery.WebhookRegistry;
import io.languard.webhooks.http.WebhookResponse;
import io.languard.webhooks.http.WebhookSender;
import io.languard.webhooks.message.MessageCodec;
import io.languard.webhooks.message.RequestFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Manages webhooks. */
@Component(service = WebhookService.class)
public final class WebhookServiceImpl implements WebhookService {

    private static final int MAX_WEBHOOKS = 50;

    /** Few, because each holds a thread of an endpoint. */
    private static final int TESTS = 4;

    private static final int TEST_SECONDS = 20;

    private final Authorizer authorizer;
    private final ServerService serverService;
    private final WebhookRegistry registry;
    private final WebhookStore store;
    private final WebhookSender sender;
    private final DeliveryQueue queue;
    private final EventService eventService;
    private final Semaphore tests = new Semaphore(TESTS);

    @Activate
    public WebhookServiceImpl(
            @Reference Authorizer authorizer,
            @Reference ServerService serverService,
            @Reference WebhookRegistry registry,
            @Reference WebhookStore store,
            @Reference WebhookSender sender,
            @Reference DeliveryQueue queue,
            @Reference EventService eventService) {
        this.authorizer = authorizer;
        this.serverService = serverService;
        this.registry = registry;
        this.store = store;
        this.sender = sender;
        this.queue = queue;
        this.eventService = eventService;
    }

    @Override
    public List<Webhook> list(Actor actor) {
        authorizer.require(actor, Permission.SYSTEM_MANAGE);
        registry.load();
        return registry.list().stream()
                .filter(webhook -> mayView(actor, webhook))
                .map(ActiveWebhook::view)
                .toList();
    }

    @Override
    public List<String> eventTypes(Actor actor) {
        authorizer.require(actor, Permission.SYSTEM_MANAGE);
        return WebhookRules.EVENT_TYPES;
    }

    @Override
    public Webhook create(Actor actor, WebhookDefinition definition) {
        authorizer.require(actor, Permission.SYSTEM_MANAGE);
        check(actor, definition, Set.of());
        Webhook created = registry.add(definition, Instant.now().truncatedTo(ChronoUnit.MILLIS), MAX_WEBHOOKS)
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.CONFLICT, "There are " + MAX_WEBHOOKS + " webhooks, which is the maximum"))
                .view();
        audit(actor, new WebhookCreated(created.id(), created.name(), host(created), created.events()));
        return created;
    }

    @Override
    public Webhook update(Actor actor, int id, WebhookDefinition definition) {
        List<Integer> before = require(actor, id).stored().serverIds();
        check(actor, definition, before == null ? Set.of() : Set.copyOf(before));
        Webhook updated =
                registry.replace(id, definition).orElseThrow(() -> notFound(id)).view();
        queue.changed(id);
        audit(actor, new WebhookUpdated(id, updated.name(), host(updated), updated.events()));
        return updated;
    }

    @Override
    public void delete(Actor actor, int id) {
        ActiveWebhook webhook = require(actor, id);
        registry.remove(id);
        audit(actor, new WebhookDeleted(id, webhook.stored().name()));
    }

    @Override
    public WebhookTest test(Actor actor, int id) {
        ActiveWebhook webhook = require(actor, id);
        if (!tests.tryAcquire()) {
            throw new RateLimitedException(TESTS + " other tests are running", TEST_SECONDS);
        }
        WebhookResponse response;
        try {
            response = send(webhook);
        } finally {
            tests.release();
        }
        audit(actor, new WebhookTested(id, webhook.stored().name(), response.problem()));
        return new WebhookTest(
                response.accepted(), response.status(), response.duration().toMillis(), response.problem());
    }

    private WebhookResponse send(ActiveWebhook webhook) {
        URI uri = webhook.uri();
        if (uri == null) {
            return failed("The URL can no longer be decrypted; save the webhook again");
        }
        try {
            return sender.send(RequestFactory.create(
                            webhook.stored().format(),
                            uri,
                            webhook.secret(),
                            MessageCodec.test(webhook.stored().name(), Instant.now()),
                            null,
                            "test-" + UUID.randomUUID(),
                            1))
                    .get(TEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("The test was interrupted");
        } catch (ExecutionException | TimeoutException e) {
            return failed("The receiver does not respond in time");
        }
    }

    private static WebhookResponse failed(String problem) {
        return new WebhookResponse(null, null, problem, Duration.ZERO);
    }

    @Override
    public Page<WebhookDelivery> deliveries(Actor actor, int id, int limit, int offset) {
        require(actor, id);
        return Page.of(store.deliveries(id, limit, offset), limit, offset, () -> store.count(id));
    }

    private void check(Actor actor, WebhookDefinition definition, Set<Integer> known) {
        WebhookRules.check(definition, sender);
        if (definition.serverIds() == null) {
            authorizer.require(actor, Permission.SERVER_VIEW);
        } else {
            definition.serverIds().stream()
                    .filter(serverId -> !known.contains(serverId)) // one of these may have been deleted
                    .forEach(serverId -> serverService.get(actor, serverId));
        }
    }

    private ActiveWebhook require(Actor actor, int id) {
        authorizer.require(actor, Permission.SYSTEM_MANAGE);
        registry.load();
        return registry.find(id).filter(webhook -> mayView(actor, webhook)).orElseThrow(() -> notFound(id));
    }

    private boolean mayView(Actor actor, ActiveWebhook webhook) {
        List<Integer> serverIds = webhook.stored().serverIds();
        return serverIds == null
                ? authorizer.isPermitted(actor, Permission.SERVER_VIEW, null)
                : serverIds.stream().allMatch(id -> authorizer.isPermitted(actor, Permission.SERVER_VIEW, id));
    }

    private static LanguardException notFound(int id) {
        return new LanguardException(ErrorCode.NOT_FOUND, "Webhook with id " + id + " not found");
    }

    private static String host(Webhook webhook) {
        return Objects.requireNonNullElse(URI.create(webhook.url()).getHost(), "");
    }

    private void audit(Actor actor, WebhookAuditEvent event) {
        eventService.publish(PlatformEvent.Audited.now(null, actor, event));
    }
}
