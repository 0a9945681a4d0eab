package io.languard.service.webhook;

import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.Secret;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook shall be; see {@link Webhook}.
 *
 * @param secret the key of the signature; for an existing webhook, {@code null} keeps it, and an empty text removes it
 */
public record WebhookDefinition(
        @NotNull @Size(min = 1, max = FieldLimits.MAX_WEBHOOK_NAME_LENGTH) String name,
        @NotNull @Size(min = 1, max = FieldLimits.MAX_URL_LENGTH) String url,
        @NotNull WebhookFormat format,
        @NotNull @Size(min = 1, max = FieldLimits.MAX_WEBHOOK_EVENTS) List<String> events,
        @Size(min = 1, max = FieldLimits.MAX_WEBHOOK_SERVERS) @Nullable List<Integer> serverIds,
        @Secret @Size(max = FieldLimits.MAX_WEBHOOK_SECRET_LENGTH) @Nullable String secret) {

    /** Leaves out the secret, and the URL, which may contain one. */
    @Override
    public String toString() {
        return "WebhookDefinition[name=" + name + ", format=" + format + ", events=" + events + ", serverIds="
                + serverIds + "]";
    }
}
