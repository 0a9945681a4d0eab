package io.languard.service.ban;

import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.FieldValidator;
import java.time.Duration;

/**
 * A ban that a client wants.
 *
 * @param identity identity as the client wrote it
 * @param name {@code null} if it is unknown
 * @param reason may be empty
 * @param duration zero for ever
 */
public record NewBan(String identity, String name, String reason, Duration duration) {

    /** {@code VALIDATION_ERROR} beyond the limits. */
    public NewBan {
        new FieldValidator()
                .line("guid", identity, 1, FieldLimits.IDENTITY)
                .line("name", name, 0, FieldLimits.PLAYER_NAME)
                .line("reason", reason, 0, FieldLimits.REASON)
                .banDuration("duration_minutes", duration)
                .check();
    }
}
