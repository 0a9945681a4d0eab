package io.languard.service.user;

import io.languard.service.validation.FieldLimits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request to create a key, as described by {@link ApiKey}. */
public record NewApiKey(
        @NotNull @Size(min = 1, max = FieldLimits.MAX_KEY_NAME_LENGTH) String name,
        @NotNull @Size(max = FieldLimits.MAX_GRANTS) List<Grant> grants,
        @Nullable Instant expiresAt,
        @Size(max = FieldLimits.MAX_NETWORKS) @Nullable List<String> allowedNetworks) {}
