package io.languard.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.service.event.WebhookAuditEvent.WebhookCreated;
import io.languard.service.event.WebhookAuditEvent.WebhookDeleted;
import io.languard.service.event.WebhookAuditEvent.WebhookTested;
import io.languard.service.event.WebhookAuditEvent.WebhookUpdated;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import io.languard.service.webhook.Webhook;
import io.languard.service.webhook.WebhookDefinition;
import io.languard.service.webhook.WebhookFormat;
import io.languard.service.webhook.WebhookTest;
import io.languard.testkit.service.FakeServers;
import io.languard.webhooks.delivery.DeliveryQueue;
import io.languard.webhooks.delivery.FakeWebhookStore;
import io.languard.webhooks.delivery.ScriptedSender;
import io.languard.webhooks.delivery.WebhookRegistry;
import io.languard.webhooks.http.WebhookResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookServiceImplTest {

    private static final Actor ADMIN = Actor.user("admin", Role.ADMIN);
    private static final Authorizer AUTHORIZER = (actor, permission, serverId) -> actor.grants().stream()
            .anyMatch(grant -> grant.permissions().contains(permission)
                    && (grant.serverId() == null || grant.serverId().equals(serverId)));

    private final FakeWebhookStore store = new FakeWebhookStore();
    private final ScriptedSender sender = new ScriptedSender(Instant::now);
    private final RecordingEvents events = new RecordingEvents();
    private final FakeServers servers = new FakeServers();
    private final WebhookRegistry registry = new WebhookRegistry(store, new ReversingSecretBox());
    private final WebhookServiceImpl service = new WebhookServiceImpl(
            AUTHORIZER,
            servers,
            registry,
            store,
            sender,
            new DeliveryQueue(registry, store, sender, servers, events),
            events);

    private static WebhookDefinition definition(
            String url, List<String> types, List<Integer> serverIds, String secret) {
        return new WebhookDefinition("alerts", url, WebhookFormat.JSON, types, serverIds, secret);
    }

    private static WebhookDefinition valid() {
        return definition("https://hook.test/t0ken", List.of("crashed"), null, "s3cret");
    }

    private static void assertRefused(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(LanguardException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    private List<FieldProblem> problems(WebhookDefinition definition) {
        List<FieldProblem> problems = new ArrayList<>();
        assertThatThrownBy(() -> service.create(ADMIN, definition))
                .isInstanceOfSatisfying(LanguardException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
                    problems.addAll(e.details());
                });
        return problems;
    }

    @Test
    void createsChangesAndDeletesWebhooksWithEvents() {
        Webhook created = service.create(ADMIN, valid());
        assertThat(created.hasSecret()).isTrue();
        assertThat(created.url()).isEqualTo("https://hook.test/t0ken");
        assertThat(service.list(ADMIN)).containsExactly(created);

        Webhook updated = service.update(
                ADMIN, created.id(), definition("http://other.test/x", List.of("game.chat"), List.of(1), null));
        assertThat(updated.hasSecret()).isTrue();
        assertThat(updated.serverIds()).containsExactly(1);
        assertThat(updated.createdAt()).isEqualTo(created.createdAt());
        assertThat(registry.find(created.id()).orElseThrow().secret()).isEqualTo("s3cret");

        assertThat(service.update(ADMIN, created.id(), definition("http://a.test/", List.of("started"), null, ""))
                        .hasSecret())
                .isFalse();
        service.delete(ADMIN, created.id());
        assertThat(service.list(ADMIN)).isEmpty();

        assertThat(events.reports())
                .containsExactly(
                        new WebhookCreated(created.id(), "alerts", "hook.test", List.of("crashed")),
                        new WebhookUpdated(created.id(), "alerts", "other.test", List.of("game.chat")),
                        new WebhookUpdated(created.id(), "alerts", "a.test", List.of("started")),
                        new WebhookDeleted(created.id(), "alerts"));
        assertThat(events.published.toString()).doesNotContain("t0ken", "s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://hook.test/",
                "//hook.test/",
                "hook.test",
                "http:///x",
                "http://user:pass@hook.test/",
                "http://hook.test/#x",
                "http://hook.test:0/",
                "http://hook.test:70000/",
                "http://hook .test/",
                "http://127.1/",
                "http://refused.test/",
                "javascript:alert(1)"
            })
    void refusesUrlsThatItCannotUse(String url) {
        assertThat(problems(definition(url, List.of("crashed"), null, null)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("url");
                    assertThat(problem.reason()).doesNotContain("pass");
                });
    }

    @Test
    void namesTheAllowedEvents() {
        assertThat(problems(definition("http://a.test/", List.of("crashed", "crash", "game.Chat"), null, null)))
                .extracting(FieldProblem::field)
                .containsExactly("events[1]", "events[2]");
        assertThat(problems(definition("http://a.test/", List.of("webhook_gave_up"), null, null)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason())
                        .startsWith("must be one of adapter_file, ")
                        .contains("crashed", "login_failed", "such as game.chat")
                        .doesNotContain("webhook_gave_up"));
        assertThat(problems(definition("http://a.test/", List.of(), List.of(), null)))
                .extracting(FieldProblem::field)
                .containsExactly("events", "server_ids");
        assertThat(service.eventTypes(ADMIN)).contains("crashed").isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aServerMustExistUnlessItWasThereBefore() {
        assertRefused(
                ErrorCode.NOT_FOUND,
                () -> service.create(ADMIN, definition("http://a.test/", List.of("crashed"), List.of(99), null)));
        WebhookDefinition ofServer = definition("http://a.test/", List.of("crashed"), List.of(1), null);
        int id = service.create(ADMIN, ofServer).id();

        servers.views.remove(1);

        assertThat(service.update(ADMIN, id, ofServer).serverIds()).containsExactly(1);
    }

    @Test
    void requiresItsPermissionBeforeAnythingElse() {
        int id = service.create(ADMIN, valid()).id();
        Actor other =
                new Actor("eve", List.of(Grant.everywhere(EnumSet.complementOf(EnumSet.of(Permission.SYSTEM_MANAGE)))));
        for (Runnable call : List.<Runnable>of(
                () -> service.list(other),
                () -> service.eventTypes(other),
                () -> service.create(other, valid()),
                () -> service.update(other, id, valid()),
                () -> service.delete(other, 99),
                () -> service.test(other, id),
                () -> service.deliveries(other, 99, 10, 0))) {
            assertThatThrownBy(call::run).hasMessage("Requires the permission system.manage");
        }
        assertThat(sender.sent).isEmpty();
    }

    @Test
    void webhooksOfServersThatMayNotBeViewedDoNotExist() {
        int ofAll = service.create(ADMIN, valid()).id();
        int ofOne = service.create(ADMIN, definition("http://a.test/", List.of("crashed"), List.of(1), null))
                .id();
        int ofTwo = service.create(ADMIN, definition("http://a.test/", List.of("crashed"), List.of(1, 2), null))
                .id();
        Actor limited = new Actor(
                "eve",
                List.of(
                        Grant.everywhere(Set.of(Permission.SYSTEM_MANAGE)),
                        new Grant(1, Set.of(Permission.SERVER_VIEW))));

        assertThat(service.list(limited)).extracting(Webhook::id).containsExactly(ofOne);
        for (int hidden : List.of(ofAll, ofTwo, 99)) {
            assertRefused(ErrorCode.NOT_FOUND, () -> service.deliveries(limited, hidden, 10, 0));
            assertRefused(ErrorCode.NOT_FOUND, () -> service.test(limited, hidden));
            assertRefused(ErrorCode.NOT_FOUND, () -> service.delete(limited, hidden));
            assertRefused(ErrorCode.NOT_FOUND, () -> service.update(limited, hidden, valid()));
        }
        assertThatThrownBy(() -> service.create(limited, valid())).hasMessage("Requires the permission server.view");
        assertThatThrownBy(() -> service.update(limited, ofOne, valid()))
                .hasMessage("Requires the permission server.view");
    }

    @Test
    void aTestIsSentAtOnceAndItsResultReturned() {
        int id = service.create(ADMIN, valid()).id();
        assertThat(service.test(ADMIN, id)).isEqualTo(new WebhookTest(true, 200, 7, null));
        assertThat(sender.eventTypes()).containsExactly("webhook_test");
        assertThat(sender.sent.get(0).request().headers()).containsKey("X-Languard-Signature");

        sender.scripts.put("hook.test", () -> ScriptedSender.failed(404, null));
        assertThat(service.test(ADMIN, id)).isEqualTo(new WebhookTest(false, 404, 7, "status 404"));

        assertThat(events.reports())
                .endsWith(new WebhookTested(id, "alerts", null), new WebhookTested(id, "alerts", "status 404"));
        assertThat(service.deliveries(ADMIN, id, 10, 0)).isEmpty();
    }

    @Test
    void aFewTestsRunAtATime() {
        int id = service.create(ADMIN, valid()).id();
        CompletableFuture<WebhookResponse> hanging = new CompletableFuture<>();
        sender.scripts.put("hook.test", () -> hanging);
        List<CompletableFuture<WebhookTest>> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            running.add(CompletableFuture.supplyAsync(() -> service.test(ADMIN, id), work -> new Thread(work).start()));
        }
        await().until(() -> sender.sent.size() == 4);

        assertRefused(ErrorCode.RATE_LIMITED, () -> service.test(ADMIN, id));

        hanging.complete(new WebhookResponse(200, null, null, Duration.ZERO));
        running.forEach(test -> assertThat(test.join().delivered()).isTrue());
        assertThat(service.test(ADMIN, id).delivered()).isTrue();
    }

    @Test
    void thereIsAMaximumOfWebhooks() {
        for (int i = 0; i < 50; i++) {
            service.create(ADMIN, valid());
        }
        assertRefused(ErrorCode.CONFLICT, () -> service.create(ADMIN, valid()));
        assertThat(store.webhooks).hasSize(50);
    }
}
