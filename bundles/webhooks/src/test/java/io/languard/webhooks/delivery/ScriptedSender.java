package io.languard.webhooks.delivery;

import io.languard.webhooks.http.WebhookRequest;
import io.languard.webhooks.http.WebhookResponse;
import io.languard.webhooks.http.WebhookSender;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Records requests, and responds as a test says; a request to a host without a script is accepted. Thread-safe. */
public final class ScriptedSender implements WebhookSender {

    /** A request and when it was sent. */
    public record Sent(WebhookRequest request, Instant at) {

        /** Returns the type of the event in the body. */
        public String eventType() {
            Matcher type = Pattern.compile("\"event_type\":\"([a-z_]+)\"")
                    .matcher(new String(request.body(), StandardCharsets.UTF_8));
            if (!type.find()) {
                throw new AssertionError("No event in the body");
            }
            return type.group(1);
        }
    }

    public final List<Sent> sent = new CopyOnWriteArrayList<>();
    public final Map<String, Supplier<CompletableFuture<WebhookResponse>>> scripts = new ConcurrentHashMap<>();
    private final Supplier<Instant> clock;

    public ScriptedSender(Supplier<Instant> clock) {
        this.clock = clock;
    }

    public static CompletableFuture<WebhookResponse> accepted() {
        return CompletableFuture.completedFuture(new WebhookResponse(200, null, null, Duration.ofMillis(7)));
    }

    public static CompletableFuture<WebhookResponse> failed(int status, @Nullable Duration retryAfter) {
        return CompletableFuture.completedFuture(
                new WebhookResponse(status, retryAfter, "status " + status, Duration.ofMillis(7)));
    }

    @Override
    public @Nullable String problem(URI uri) {
        return uri.getHost().equals("refused.test") ? "must not lead to a private address" : null;
    }

    @Override
    public CompletableFuture<WebhookResponse> send(WebhookRequest request) {
        sent.add(new Sent(request, clock.get()));
        return scripts.getOrDefault(request.uri().getHost(), ScriptedSender::accepted)
                .get();
    }

    public List<String> eventTypes() {
        return sent.stream().map(Sent::eventType).toList();
    }
}
