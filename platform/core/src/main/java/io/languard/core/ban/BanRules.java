package io.languard.core.ban;

import io.languard.api.ban.BanManager;
import io.languard.core.registry.GuardedService;
import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.FieldValidator;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rules for the identity and the duration of bans. */
final class BanRules {

    private BanRules() {}

    /**
     * Returns the identity in the form in which it is stored. Throws {@code VALIDATION_ERROR} if it is not a valid
     * identity.
     *
     * @param manager {@code null} if the game has no ban list of its own
     */
    static String normalize(@Nullable GuardedService<BanManager> manager, String identity) {
        if (manager == null) {
            return identity.strip();
        }
        return manager.call(bans -> bans.normalize(identity))
                .filter(normalized ->
                        !normalized.isEmpty() && normalized.length() <= FieldLimits.MAX_STORED_NAME_LENGTH)
                .orElseThrow(() -> FieldValidator.validationError("guid", manager.call(BanManager::identityFormat)));
    }

    /** Returns whether the game's list can contain this identity. */
    static boolean isIdentity(GuardedService<BanManager> manager, String identity) {
        return manager.call(bans -> bans.normalize(identity)).isPresent();
    }

    /** Returns when a ban of this duration expires, or {@code null} if it is permanent. */
    static @Nullable Instant expiresAt(Instant from, @Nullable Duration duration) {
        if (duration == null || duration.isZero()) {
            return null;
        }
        return from.plus(duration);
    }
}
