package io.languard.ports.ban;

import io.languard.ports.rule.Limits;
import io.languard.ports.rule.Rules;
import java.time.Duration;

/**
 * A ban that a client wants.
 *
 * @param guid identity as the client wrote it
 * @param name {@code null} if it is unknown
 * @param reason may be empty
 * @param duration zero for ever
 */
public record NewBan(String guid, String name, String reason, Duration duration) {

    /** {@code VALIDATION_ERROR} beyond the limits. */
    public NewBan {
        new Rules()
                .line("guid", guid, 1, Limits.GUID)
                .line("name", name, 0, Limits.PLAYER_NAME)
                .line("reason", reason, 0, Limits.REASON)
                .banned("duration_minutes", duration)
                .check();
    }
}
