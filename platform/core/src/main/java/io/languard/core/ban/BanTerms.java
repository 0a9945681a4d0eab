package io.languard.core.ban;

import io.languard.api.ban.BanManager;
import io.languard.core.registry.Provided;
import java.time.Duration;
import java.time.Instant;

/** Who can be banned, and for how long. */
final class BanTerms {

    private static final int LONGEST = 255;
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private BanTerms() {}

    /**
     * The identity in the form in which it is stored; {@code VALIDATION_ERROR} if it is none.
     *
     * @param manager {@code null} if the game has no list of its own
     */
    static String identity(Provided<BanManager> manager, String guid) {
        String text = guid == null ? "" : guid;
        String identity = manager == null
                ? text.strip()
                : manager.call(bans -> bans.normalize(text)).orElse("");
        if (identity.isEmpty() || identity.length() > LONGEST) {
            throw BanService.refused(
                    "guid",
                    manager == null
                            ? "must be 1 to " + LONGEST + " characters"
                            : "must be an identity that the game can ban");
        }
        return identity;
    }

    /** Whether the game could have this identity in its list. */
    static boolean isIdentity(Provided<BanManager> manager, String guid) {
        return manager.call(bans -> bans.normalize(guid)).isPresent();
    }

    /** When a ban of this length ends; {@code null} for never. */
    static Instant expiry(Instant from, Duration duration) {
        if (duration == null || duration.isZero()) {
            return null;
        }
        if (duration.isNegative()) {
            throw BanService.refused("duration_minutes", "must not be negative");
        }
        return duration.compareTo(FOR_EVER) > 0 ? null : from.plus(duration);
    }
}
