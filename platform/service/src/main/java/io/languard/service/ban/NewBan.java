package io.languard.service.ban;

import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.FieldValidator;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request to add a ban.
 *
 * @param identity the player's identity as the client sent it
 * @param name the player's name, or {@code null} if unknown
 * @param reason may be empty
 * @param duration zero for a permanent ban
 */
public record NewBan(String identity, @Nullable String name, String reason, Duration duration) {

    /** Throws {@code VALIDATION_ERROR} if a value exceeds its limits. */
    public NewBan {
        new FieldValidator()
                .line("guid", identity, 1, FieldLimits.MAX_IDENTITY_LENGTH)
                .line("name", name, 0, FieldLimits.MAX_PLAYER_NAME_LENGTH)
                .line("reason", reason, 0, FieldLimits.MAX_REASON_LENGTH)
                .banDuration("duration_minutes", duration)
                .check();
    }
}
