package io.languard.webhooks.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.event.LifecycleAuditEvent.Crashed;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.UserAuditEvent.LoggedIn;
import io.languard.service.webhook.WebhookFormat;
import io.languard.webhooks.http.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestFactoryTest {

    private static final URI RECEIVER = URI.create("https://example.org/hook");
    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00.250Z");

    private static String message(Integer serverId, io.languard.service.event.AuditEvent event) {
        return MessageCodec.write(new PlatformEvent.Audited(serverId, "supervisor", event, TIME));
    }

    @Test
    void postsAnEventAsTheWebSocketSendsIt() {
        String message = message(1, new Crashed(1, null, null, List.of()));

        WebhookRequest request = RequestFactory.create(WebhookFormat.JSON, RECEIVER, null, message, "Main", "17", 3);

        assertThat(new String(request.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"event\",\"server_id\":1,\"data\":{\"event_type\":\"crashed\","
                        + "\"detail\":{\"exit_code\":1},\"timestamp\":\"2026-04-16T10:00:00.250Z\"}}");
        assertThat(request.headers()).isEqualTo(Map.of("X-Languard-Delivery", "17", "X-Languard-Attempt", "3"));
        assertThat(request.toString()).isEqualTo("WebhookRequest[host=example.org]");
    }

    /** The expected value is that of RFC 4231, test case 2. */
    @Test
    void signsTheBody() {
        assertThat(RequestFactory.create(
                                WebhookFormat.JSON, RECEIVER, "Jefe", "what do ya want for nothing?", null, "1", 1)
                        .headers())
                .containsEntry(
                        "X-Languard-Signature",
                        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void leavesOutNetworkAddresses() {
        assertThat(message(null, new LoggedIn("192.0.2.7"))).contains("\"detail\":{}");
        assertThat(message(1, new Crashed(1, null, "One (203.0.113.9:2304) sent garbage", List.of())))
                .contains("One (***) sent garbage");
    }

    @Test
    void anUnpairedSurrogateBecomesAQuestionMark() {
        assertThat(message(1, new Crashed(1, null, "x\uD83Dy", List.of()))).contains("x?y");
    }
}
