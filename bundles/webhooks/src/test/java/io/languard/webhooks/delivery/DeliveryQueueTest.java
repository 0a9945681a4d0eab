package io.languard.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.event.AdapterEvent;
import io.languard.service.event.AuditEvent;
import io.languard.service.event.LifecycleAuditEvent.Crashed;
import io.languard.service.event.LifecycleAuditEvent.Restarted;
import io.languard.service.event.LifecycleAuditEvent.Started;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.UserAuditEvent.LoggedOut;
import io.languard.service.event.WebhookAuditEvent.WebhookEventsDropped;
import io.languard.service.event.WebhookAuditEvent.WebhookGaveUp;
import io.languard.service.webhook.DeliveryState;
import io.languard.service.webhook.WebhookDefinition;
import io.languard.service.webhook.WebhookDelivery;
import io.languard.service.webhook.WebhookFormat;
import io.languard.testkit.service.FakeServers;
import io.languard.webhooks.RecordingEvents;
import io.languard.webhooks.ReversingSecretBox;
import io.languard.webhooks.http.WebhookResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DeliveryQueueTest {

    private static final Instant NOON = Instant.parse("2026-04-16T12:00:00Z");
    private static final List<String> EVENTS = List.of("crashed", "restarted", "started", "logout", "game.chat");

    private final VirtualTime time = new VirtualTime(NOON);
    private final FakeWebhookStore store = new FakeWebhookStore();
    private final ReversingSecretBox secretBox = new ReversingSecretBox();
    private final ScriptedSender sender = new ScriptedSender(time::now);
    private final RecordingEvents events = new RecordingEvents();
    private final FakeServers servers = new FakeServers();
    private WebhookRegistry registry = new WebhookRegistry(store, secretBox);
    private DeliveryQueue queue = queue();

    private DeliveryQueue queue() {
        return new DeliveryQueue(registry, store, sender, servers, events, time);
    }

    private int add(String host, List<Integer> serverIds) {
        return registry.add(definition(host, serverIds), NOON, 50)
                .orElseThrow()
                .stored()
                .id();
    }

    private static WebhookDefinition definition(String host, List<Integer> serverIds) {
        return new WebhookDefinition(
                "to " + host, "http://" + host + "/secret", WebhookFormat.JSON, EVENTS, serverIds, null);
    }

    private void happens(Integer serverId, AuditEvent event) {
        queue.onEvent(new PlatformEvent.Audited(serverId, "supervisor", event, time.now()));
    }

    private static Crashed crashed() {
        return new Crashed(1, null, null, List.of());
    }

    private void fail(String host, int status) {
        sender.scripts.put(host, () -> ScriptedSender.failed(status, null));
    }

    private WebhookDelivery newest(int webhookId) {
        return store.deliveries(webhookId, 1, 0).get(0);
    }

    private List<Duration> attempts() {
        return sender.sent.stream()
                .map(sent -> Duration.between(NOON, sent.at()))
                .toList();
    }

    @Test
    void deliversWhatAWebhookCoversInItsOrder() {
        int one = add("one.test", List.of(1));
        add("all.test", null);

        happens(1, crashed());
        happens(2, new Started(3));
        happens(null, new LoggedOut());
        happens(1, new AdapterEvent("chat", Map.of("text", "hello")));
        happens(1, new AdapterEvent("started", Map.of()));
        happens(1, new Restarted(1));
        time.run();

        assertThat(sender.sent)
                .filteredOn(sent -> sent.request().uri().getHost().equals("one.test"))
                .extracting(ScriptedSender.Sent::eventType)
                .containsExactly("crashed", "chat", "restarted");
        assertThat(sender.sent)
                .filteredOn(sent -> sent.request().uri().getHost().equals("all.test"))
                .extracting(ScriptedSender.Sent::eventType)
                .containsExactly("crashed", "started", "logout", "chat", "restarted");
        assertThat(store.deliveries(one, 10, 0))
                .extracting(WebhookDelivery::state)
                .containsOnly(DeliveryState.DELIVERED);
        assertThat(newest(one).httpStatus()).isEqualTo(200);
        assertThat(store.deliveries.firstEntry().getValue().serverName()).isEqualTo("Main Server");
    }

    @Test
    void retriesFromFiveSecondsToAnHourForADay() {
        int id = add("gone.test", null);
        fail("gone.test", 500);

        happens(1, crashed());
        time.run();
        assertThat(newest(id).state()).isEqualTo(DeliveryState.PENDING);
        assertThat(newest(id).nextAttemptAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(newest(id).problem()).isEqualTo("status 500");
        time.pass(Duration.ofHours(30));

        assertThat(attempts().subList(0, 13))
                .extracting(Duration::toSeconds)
                .containsExactly(
                        0L, 5L, 15L, 35L, 75L, 155L, 315L, 635L, 1275L, 2555L, 5115L, 5115L + 3600, 5115L + 7200);
        assertThat(attempts()).last().satisfies(last -> assertThat(last)
                .isBetween(Duration.ofHours(23), Duration.ofHours(24)));
        assertThat(newest(id).state()).isEqualTo(DeliveryState.GIVEN_UP);
        assertThat(newest(id).attempts()).isEqualTo(sender.sent.size());
        assertThat(sender.sent)
                .extracting(sent -> sent.request().headers().get("X-Languard-Attempt"))
                .startsWith("1", "2", "3");
        assertThat(sender.sent)
                .extracting(sent -> sent.request().headers().get("X-Languard-Delivery"))
                .containsOnly("1");
        assertThat(events.reports()).containsExactly(new WebhookGaveUp(id, "to gone.test", 1, "status 500"));
    }

    @Test
    void laterEventsWaitForTheOneThatFails() {
        add("flaky.test", null);
        fail("flaky.test", 503);
        happens(1, crashed());
        happens(1, new Restarted(1));
        time.pass(Duration.ofSeconds(20));
        assertThat(sender.eventTypes()).containsExactly("crashed", "crashed", "crashed");

        sender.scripts.clear();
        time.pass(Duration.ofSeconds(30));

        assertThat(sender.eventTypes()).containsExactly("crashed", "crashed", "crashed", "crashed", "restarted");
        assertThat(sender.sent.get(4).at()).isEqualTo(NOON.plusSeconds(35));
    }

    @Test
    void aReceiverThatDoesNotRespondHoldsUpNoOther() {
        CompletableFuture<WebhookResponse> hanging = new CompletableFuture<>();
        int slow = add("slow.test", null);
        int fast = add("fast.test", null);
        sender.scripts.put("slow.test", () -> hanging);

        happens(1, crashed());
        happens(1, new Restarted(1));
        time.run();

        assertThat(newest(fast).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(store.deliveries(slow, 10, 0))
                .extracting(WebhookDelivery::state)
                .containsOnly(DeliveryState.PENDING);
        assertThat(sender.sent)
                .filteredOn(sent -> sent.request().uri().getHost().equals("slow.test"))
                .hasSize(1);

        hanging.complete(ScriptedSender.accepted().join());
        time.run();
        assertThat(sender.sent)
                .filteredOn(sent -> sent.request().uri().getHost().equals("slow.test"))
                .hasSize(2);
    }

    @Test
    void obeysALongerDelayUpToAnHour() {
        int id = add("busy.test", null);
        sender.scripts.put("busy.test", () -> ScriptedSender.failed(429, Duration.ofSeconds(120)));
        happens(1, crashed());
        time.run();
        assertThat(newest(id).nextAttemptAt()).isEqualTo(NOON.plusSeconds(120));

        sender.scripts.put("busy.test", () -> ScriptedSender.failed(429, Duration.ofDays(300)));
        time.pass(Duration.ofSeconds(120));
        assertThat(newest(id).nextAttemptAt()).isEqualTo(NOON.plusSeconds(120 + 3600));

        sender.scripts.put("busy.test", () -> ScriptedSender.failed(429, Duration.ofSeconds(-10)));
        time.pass(Duration.ofHours(1));
        assertThat(newest(id).nextAttemptAt()).isEqualTo(NOON.plusSeconds(120 + 3600 + 20));
    }

    @Test
    void continuesAfterARestart() {
        int id = add("gone.test", null);
        fail("gone.test", 500);
        happens(1, crashed());
        happens(1, new Restarted(1));
        time.pass(Duration.ofSeconds(6));
        assertThat(sender.sent).hasSize(2);

        queue.stop();
        sender.scripts.clear();
        registry = new WebhookRegistry(store, secretBox);
        queue = queue();
        time.pass(Duration.ofSeconds(60));

        assertThat(sender.eventTypes()).containsExactly("crashed", "crashed", "crashed", "restarted");
        assertThat(sender.sent.get(2).request().headers()).containsEntry("X-Languard-Attempt", "3");
        assertThat(sender.sent.get(2).at()).isEqualTo(NOON.plusSeconds(15));
        assertThat(store.deliveries(id, 10, 0))
                .extracting(WebhookDelivery::state)
                .containsOnly(DeliveryState.DELIVERED);
    }

    @Test
    void eventsBeforeTheDatabaseIsThereAreDelivered() {
        add("one.test", null);
        queue.stop();
        store.available = false;
        registry = new WebhookRegistry(store, secretBox);
        queue = queue();
        happens(1, crashed());
        time.pass(Duration.ofSeconds(10));
        assertThat(sender.sent).isEmpty();

        store.available = true;
        time.pass(Duration.ofSeconds(10));

        assertThat(sender.eventTypes()).containsExactly("crashed");
    }

    @Test
    void whatIsOlderThanADayIsGivenUpTogether() {
        int id = add("gone.test", null);
        fail("gone.test", 500);
        happens(1, crashed());
        happens(1, new Restarted(1));
        happens(1, new Restarted(2));
        time.pass(Duration.ofHours(23));
        happens(1, new Started(7));
        time.pass(Duration.ofHours(3));

        assertThat(events.reports()).first().isEqualTo(new WebhookGaveUp(id, "to gone.test", 1, "status 500"));
        assertThat(store.deliveries(id, 10, 0))
                .extracting(WebhookDelivery::state)
                .containsExactly(
                        DeliveryState.PENDING, DeliveryState.GIVEN_UP, DeliveryState.GIVEN_UP, DeliveryState.GIVEN_UP);
    }

    @Test
    void aChangedWebhookIsAttemptedAtOnce() {
        int id = add("wrong.test", null);
        fail("wrong.test", 404);
        happens(1, crashed());
        time.pass(Duration.ofMinutes(10));
        int before = sender.sent.size();

        registry.replace(id, definition("right.test", null));
        queue.changed(id);
        time.run();

        assertThat(sender.sent).hasSize(before + 1);
        assertThat(newest(id).state()).isEqualTo(DeliveryState.DELIVERED);
        time.pass(Duration.ofHours(2));
        assertThat(sender.sent).hasSize(before + 1);
    }

    @Test
    void aDeletedWebhookSendsNothingMore() {
        CompletableFuture<WebhookResponse> hanging = new CompletableFuture<>();
        int id = add("slow.test", null);
        sender.scripts.put("slow.test", () -> hanging);
        happens(1, crashed());
        happens(1, new Restarted(1));
        time.run();

        registry.remove(id);
        hanging.complete(ScriptedSender.failed(500, null).join());
        happens(1, crashed());
        time.pass(Duration.ofDays(2));

        assertThat(sender.sent).hasSize(1);
        assertThat(store.deliveries).isEmpty();
        assertThat(events.reports()).isEmpty();
    }

    @Test
    void theOldestAreDroppedWithAnEvent() {
        int id = add("gone.test", null);
        fail("gone.test", 500);
        for (int i = 0; i < DeliveryQueue.MAX_PENDING + 250; i++) {
            happens(1, new Restarted(i));
        }
        time.pass(Duration.ofMinutes(3));

        assertThat(store.deliveries(id, 5000, 0).stream().filter(delivery -> delivery.state() == DeliveryState.PENDING))
                .hasSizeBetween(DeliveryQueue.MAX_PENDING, DeliveryQueue.MAX_PENDING + 1);
        assertThat(store.deliveries).hasSizeLessThanOrEqualTo(DeliveryQueue.MAX_PENDING + DeliveryLane.RETAINED + 1);
        assertThat(events.reports()).hasSizeBetween(1, 2).allMatch(WebhookEventsDropped.class::isInstance);
        assertThat(events.reports().stream()
                        .mapToInt(event -> ((WebhookEventsDropped) event).deliveries())
                        .sum())
                .isEqualTo(250);
    }

    @Test
    void anOutageOfTheDatabaseLosesNothing() {
        int id = add("one.test", null);
        time.run();
        store.available = false;
        happens(1, crashed());
        happens(1, new Restarted(1));
        time.pass(Duration.ofMinutes(1));
        assertThat(sender.sent).isEmpty();

        store.available = true;
        time.pass(Duration.ofSeconds(2));
        assertThat(sender.eventTypes()).containsExactly("crashed", "restarted");
        assertThat(store.count(id)).isEqualTo(2);
    }

    @Test
    void aResultThatCannotBeStoredIsStoredLaterAndNothingIsSentTwice() {
        int id = add("one.test", null);
        sender.scripts.put("one.test", () -> {
            store.available = false;
            return ScriptedSender.accepted();
        });
        happens(1, crashed());
        time.pass(Duration.ofMinutes(1));

        store.available = true;
        time.pass(Duration.ofMinutes(1));

        assertThat(sender.sent).hasSize(1);
        assertThat(newest(id).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void aRequestThatCannotBeSentIsAFailureLikeOthers() {
        int id = add("odd.test", null);
        sender.scripts.put("odd.test", () -> {
            throw new IllegalStateException("for this test");
        });
        happens(1, crashed());
        time.run();
        assertThat(newest(id).problem()).startsWith("The request could not be sent");

        sender.scripts.clear();
        time.pass(Duration.ofSeconds(5));
        assertThat(newest(id).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void doesNotSendWhatIsReportedOfDeliveries() {
        registry.add(
                new WebhookDefinition(
                        "loop",
                        "http://loop.test/",
                        WebhookFormat.JSON,
                        List.of("webhook_gave_up", "webhook_events_dropped"),
                        null,
                        null),
                NOON,
                50);

        happens(null, new WebhookGaveUp(1, "x", 1, "y"));
        happens(null, new WebhookEventsDropped(1, "x", 1));
        time.run();

        assertThat(sender.sent).isEmpty();
    }

    @Test
    void whatCanNoLongerBeDecryptedIsAProblemThatSavingSolves() {
        int id = add("one.test", null);
        secretBox.keyLost = true;
        registry = new WebhookRegistry(store, secretBox);
        queue = queue();
        happens(1, crashed());
        time.run();
        assertThat(newest(id).problem()).contains("save the webhook again");

        secretBox.keyLost = false;
        registry.replace(id, definition("one.test", null));
        queue.changed(id);
        time.run();
        assertThat(newest(id).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(new String(sender.sent.get(0).request().body(), StandardCharsets.UTF_8))
                .startsWith("{\"type\":\"event\",\"server_id\":1");
    }

    @Test
    void storesNoUrlAndNoSecretInPlainText() {
        registry.add(
                new WebhookDefinition(
                        "x", "http://one.test/secret", WebhookFormat.JSON, EVENTS, null, "key of the signature"),
                NOON,
                50);

        assertThat(store.webhooks.toString()).doesNotContain("one.test", "key of the signature");
        List<String> shown = new ArrayList<>();
        registry.list().forEach(webhook -> shown.add(webhook + " " + webhook.view()));
        assertThat(shown.toString()).doesNotContain("key of the signature");
    }
}
