package io.languard.core.ban;

import io.languard.api.ban.BanManager;
import io.languard.core.registry.GuardedService;
import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.FieldValidator;
import java.time.Duration;
import java.time.Instant;

/** Who can be banned, and for how long. */
final class BanRules {

    private BanRules() {}

    /**
     * The identity in the form in which it is stored; {@code VALIDATION_ERROR} if it is none.
     *
     * @param manager {@code null} if the game has no list of its own
     */
    static String normalize(GuardedService<BanManager> manager, String guid) {
        if (manager == null) {
            return guid.strip();
        }
        return manager.call(bans -> bans.normalize(guid))
                .filter(identity -> !identity.isEmpty() && identity.length() <= FieldLimits.STORED_NAME)
                .orElseThrow(() -> FieldValidator.validationError("guid", manager.call(BanManager::identityFormat)));
    }

    /** Whether the game could have this identity in its list. */
    static boolean isIdentity(GuardedService<BanManager> manager, String guid) {
        return manager.call(bans -> bans.normalize(guid)).isPresent();
    }

    /** When a ban of this length ends; {@code null} for never. */
    static Instant expiresAt(Instant from, Duration duration) {
        if (duration == null || duration.isZero()) {
            return null;
        }
        return from.plus(duration);
    }
}
