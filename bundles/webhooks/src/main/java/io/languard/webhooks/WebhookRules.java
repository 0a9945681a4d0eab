package io.languard.webhooks;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.languard.service.event.AuditEvent;
import io.languard.service.event.WebhookAuditEvent;
import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.FieldValidator;
import io.languard.service.webhook.WebhookDefinition;
import io.languard.webhooks.delivery.ActiveWebhook;
import io.languard.webhooks.http.WebhookSender;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a webhook may be. */
final class WebhookRules {

    /** The types of the platform's events that webhooks can send, sorted by name. */
    static final List<String> EVENT_TYPES = AuditEvent.platformEvents()
            .filter(type -> !WebhookAuditEvent.DeliveryFailed.class.isAssignableFrom(type))
            .map(type -> type.getAnnotation(JsonTypeName.class).value())
            .distinct()
            .sorted()
            .toList();

    private static final Pattern GAME_EVENT =
            Pattern.compile(Pattern.quote(ActiveWebhook.GAME_EVENT) + "[a-z][a-z0-9_]{0,63}");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private WebhookRules() {}

    /** Throws {@code VALIDATION_ERROR} unless the definition is valid. */
    static void check(WebhookDefinition definition, WebhookSender sender) {
        FieldValidator validator = new FieldValidator()
                .line("name", definition.name(), 1, FieldLimits.MAX_WEBHOOK_NAME_LENGTH)
                .problem("url", urlProblem(definition.url(), sender));
        List<String> events = definition.events();
        if (events.isEmpty()) {
            validator.problem("events", "must not be empty");
        }
        for (int i = 0; i < events.size(); i++) {
            if (!EVENT_TYPES.contains(events.get(i))
                    && !GAME_EVENT.matcher(events.get(i)).matches()) {
                validator.problem(
                        "events[" + i + "]",
                        "must be one of " + String.join(", ", EVENT_TYPES)
                                + ", or the type of an event that an adapter reports, such as game.chat");
            }
        }
        if (definition.serverIds() != null && definition.serverIds().isEmpty()) {
            validator.problem("server_ids", "must not be empty; null stands for all servers and the platform");
        }
        validator.check();
    }

    private static @Nullable String urlProblem(String url, WebhookSender sender) {
        if (url.length() > FieldLimits.MAX_URL_LENGTH) {
            return "must have 1 to " + FieldLimits.MAX_URL_LENGTH + " characters";
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return "must be a URL of ASCII characters"; // the exception's message repeats it
        }
        if (uri.getScheme() == null
                || !SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                || uri.getHost() == null) {
            return "must be a URL with http or https and a host";
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return "must have neither a user nor a fragment";
        }
        return uri.getPort() == 0 || uri.getPort() > FieldLimits.MAX_PORT
                ? "must have a port from 1 to " + FieldLimits.MAX_PORT
                : sender.problem(uri);
    }
}
