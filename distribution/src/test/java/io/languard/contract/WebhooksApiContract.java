package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class WebhooksApiContract extends ApiContract {

    private HookReceiver receiver;

    @BeforeEach
    void openReceiver() throws IOException {
        receiver = new HookReceiver();
    }

    @AfterEach
    void removeWebhooks() {
        receiver.close();
        admin().get("/webhooks")
                .data()
                .findValuesAsText("id")
                .forEach(id -> assertNoContent(admin().delete("/webhooks/" + id)));
    }

    private Map<String, Object> webhook(String format, List<String> events, List<Integer> serverIds, String secret) {
        return body(
                "name",
                "alerts",
                "url",
                receiver.url(),
                "format",
                format,
                "events",
                events,
                "server_ids",
                serverIds,
                "secret",
                secret);
    }

    private String create(Map<String, Object> webhook) {
        ContractApiClient.ContractApiResponse created = admin().post("/webhooks", webhook);
        assertDone(created, 201);
        return "/webhooks/" + created.data().path("id").asInt();
    }

    private String events() {
        return admin().get("/events?limit=20").text();
    }

    @Test
    void webhooksAreCreatedReplacedAndDeletedWithoutTellingSecrets() throws Exception {
        int server = game().id();
        String path = create(webhook("json", List.of("crashed", "game.chat"), null, "the k3y"));

        JsonNode created = admin().get("/webhooks").data().get(0);
        assertThat(fields(created))
                .containsExactly("id", "name", "url", "format", "events", "server_ids", "has_secret", "created_at");
        assertThat(created.path("url").asText()).isEqualTo(receiver.url());
        assertThat(created.path("server_ids").isNull()).isTrue();
        assertThat(created.path("has_secret").asBoolean()).isTrue();

        Map<String, Object> changed = webhook("discord", List.of("started"), List.of(server), null);
        assertDone(admin().put(path, changed), 200);
        JsonNode present = admin().get("/webhooks").data().get(0);
        assertThat(present.path("has_secret").asBoolean()).isTrue();
        assertThat(present.path("server_ids").toString()).isEqualTo("[" + server + "]");
        assertThat(admin().get(path + "/deliveries").data()).isEmpty();
        changed.put("secret", "");
        assertThat(admin().put(path, changed).data().path("has_secret").asBoolean(true))
                .isFalse();

        assertNoContent(admin().delete(path));
        assertRefused(admin().delete(path), 404, "NOT_FOUND");
        assertThat(events())
                .contains("webhook_created", "webhook_updated", "webhook_deleted", "\"host\":\"127.0.0.1\"")
                .doesNotContain("t0ken", "the k3y");
        assertThat(admin().get("/webhooks/event-types").data().toString())
                .contains("\"crashed\"", "\"login_failed\"")
                .doesNotContain("webhook_gave_up");
    }

    @Test
    void whatCannotBeDeliveredIsRefused() {
        for (String url : List.of(
                "http://169.254.169.254/latest/meta-data/",
                "http://[fe80::1]/",
                "http://[::ffff:169.254.169.254]/",
                "http://100.100.100.200/",
                "http://239.1.1.1/",
                "file:///etc/passwd",
                "http://user:pass@example.org/",
                "nowhere")) {
            Map<String, Object> webhook = webhook("json", List.of("crashed"), null, null);
            webhook.put("url", url);
            ContractApiClient.ContractApiResponse refused = admin().post("/webhooks", webhook);
            assertRefused(refused, 422, "VALIDATION_ERROR");
            assertNamesField(refused, "url");
        }
        ContractApiClient.ContractApiResponse wrong =
                admin().post("/webhooks", webhook("json", List.of("crashed", "crash"), null, null));
        assertRefused(wrong, 422, "VALIDATION_ERROR");
        assertNamesField(wrong, "events[1]");
        assertThat(wrong.text()).contains("crashed, ", "game.chat");
        assertRefused(
                admin().post("/webhooks", webhook("json", List.of("crashed"), List.of(999_999), null)),
                404,
                "NOT_FOUND");
        assertRefused(admin().post("/webhooks/999999/test", null), 404, "NOT_FOUND");
        assertRefused(viewer().get("/webhooks"), 403, "FORBIDDEN");
    }

    @Test
    void anEventIsPostedAsTheWebSocketSendsItAndSigned() throws Exception {
        ServerUnderTest game = game();
        ServerUnderTest other = game();
        create(webhook("json", List.of("server_updated"), List.of(game.id()), "the k3y"));
        try (SocketClient socket = SocketClient.open(platform(), "" + game.id(), admin().token())) {
            socket.subscribe("\"events\"");
            admin().put(other.path(), body("description", "not this"));
            admin().put(game.path(), body("description", "Ünï🦊"));

            HookReceiver.Received received = receiver.take();
            JsonNode sent = socket.await("event");

            assertThat(received.body()).isEqualTo(sent.toString());
            assertThat(received.method()).isEqualTo("POST");
            assertThat(received.uri()).isEqualTo("/hook/t0ken");
            assertThat(received.header("Content-Type")).isEqualTo("application/json");
            assertThat(received.header("X-Languard-Attempt")).isEqualTo("1");
            assertThat(received.header("X-Languard-Delivery")).matches("[0-9]+");
            assertThat(received.header("X-Languard-Signature")).isEqualTo("sha256=" + hmac(received.body(), "the k3y"));
        }
        assertThat(receiver.others()).isEmpty();
    }

    /** Computes the signature with a program that has nothing to do with Languard. */
    private static String hmac(String body, String key) throws Exception {
        Process openssl;
        try {
            openssl = new ProcessBuilder("openssl", "dgst", "-sha256", "-hmac", key, "-r").start();
        } catch (IOException e) { // not installed
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        }
        try (var in = openssl.getOutputStream()) {
            in.write(body.getBytes(StandardCharsets.UTF_8));
        }
        String digest = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(openssl.waitFor()).isZero();
        return digest.substring(0, 64);
    }

    @Test
    void discordGetsAnEmbedThatMentionsNobody() throws Exception {
        ServerUnderTest game = game();
        create(webhook("discord", List.of("server_updated"), null, null));

        admin().put(game.path(), body("description", "@everyone **free** https://evil.test"));

        JsonNode post = ContractApiClient.JSON.readTree(receiver.take().body());
        assertThat(post.at("/allowed_mentions/parse").isEmpty()).isTrue();
        assertThat(post.at("/allowed_mentions/parse").isArray()).isTrue();
        assertThat(post.at("/embeds/0/title").asText()).isEqualTo("Server on " + game.port() + ": Server updated");
        assertThat(post.at("/embeds/0/description").asText())
                .isEqualTo("**Description:** \\@everyone \\*\\*free\\*\\* https\\:\\/\\/evil\\.test");
    }

    @Test
    void aTestReportsWhatTheReceiverSays() throws Exception {
        String path = create(webhook("json", List.of("crashed"), null, null));

        JsonNode accepted = admin().post(path + "/test", null).data();
        assertThat(accepted.path("delivered").asBoolean()).isTrue();
        assertThat(accepted.path("http_status").asInt()).isEqualTo(204);
        assertThat(receiver.take().body()).contains("\"event_type\":\"webhook_test\"");

        receiver.status = 302;
        JsonNode refused = admin().post(path + "/test", null).data();
        assertThat(refused.path("delivered").asBoolean(true)).isFalse();
        assertThat(refused.path("problem").asText()).contains("302", "redirects are not followed");
        assertThat(events()).contains("webhook_tested");
    }

    @Test
    void deliveriesAreRetriedInTheirOrderAndSurviveACrash() throws Exception {
        ServerUnderTest game = game();
        receiver.status = 503;
        String path = create(webhook("json", List.of("server_updated"), List.of(game.id()), null));
        admin().put(game.path(), body("description", "one"));
        HookReceiver.Received first = receiver.take();
        admin().put(game.path(), body("description", "two"));
        admin().await(path + "/deliveries", response -> response.data().size() == 2);
        JsonNode waiting = admin().get(path + "/deliveries").data().get(1);
        assertThat(waiting.path("state").asText()).isEqualTo("pending");
        assertThat(waiting.path("http_status").asInt()).isEqualTo(503);
        assertThat(waiting.path("next_attempt_at").isNull()).isFalse();

        platform().crashAndStartAgain();
        receiver.status = 204;

        HookReceiver.Received again = receiver.take();
        while (again.body().equals(first.body())) {
            assertThat(again.header("X-Languard-Delivery")).isEqualTo(first.header("X-Languard-Delivery"));
            assertThat(Integer.parseInt(again.header("X-Languard-Attempt"))).isGreaterThan(1);
            again = receiver.take();
        }
        assertThat(again.body()).contains("\"description\":\"two\"");
        JsonNode delivered = admin().await(
                        path + "/deliveries",
                        response -> response.data().findValuesAsText("state").equals(List.of("delivered", "delivered")))
                .data();
        assertThat(delivered.get(1).path("problem").isNull()).isTrue();
        assertThat(delivered.get(1).path("attempts").asInt()).isGreaterThan(1);
    }

    @Test
    void webhooksOfHiddenServersAreHidden() throws Exception {
        ServerUnderTest granted = game();
        ServerUnderTest other = game();
        String ofOther = create(webhook("json", List.of("crashed"), List.of(other.id()), null));
        String ofAll = create(webhook("json", List.of("crashed"), null, null));
        String ofGranted = create(webhook("json", List.of("crashed"), List.of(granted.id()), null));
        String name = "hook" + System.nanoTime();
        int user = admin().post(
                        "/auth/users",
                        body("username", name, "password", "secret", "role", "viewer", "servers", "granted"))
                .data()
                .path("id")
                .asInt();
        assertDone(
                admin().put(
                                "/auth/users/" + user + "/grants",
                                List.of(
                                        body("server_id", null, "permissions", List.of("system.manage")),
                                        body("server_id", granted.id(), "permissions", List.of("server.view")))),
                200);
        ContractApiClient limited = platform().login(name, "secret");

        assertThat(limited.get("/webhooks").data().findValuesAsText("id"))
                .containsExactly(ofGranted.substring("/webhooks/".length()));
        for (String hidden : Arrays.asList(ofOther, ofAll)) {
            assertRefused(limited.get(hidden + "/deliveries"), 404, "NOT_FOUND");
            assertRefused(limited.post(hidden + "/test", null), 404, "NOT_FOUND");
        }
        assertRefused(
                limited.post("/webhooks", webhook("json", List.of("crashed"), List.of(other.id()), null)),
                404,
                "NOT_FOUND");
        assertRefused(limited.post("/webhooks", webhook("json", List.of("crashed"), null, null)), 403, "FORBIDDEN");
        assertThat(receiver.others()).isEmpty();
    }
}
