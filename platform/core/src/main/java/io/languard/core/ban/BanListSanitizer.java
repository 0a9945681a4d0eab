package io.languard.core.ban;

import io.languard.api.ban.GameBan;
import io.languard.service.validation.FieldLimits;
import java.time.Instant;
import java.util.List;

/** Reduces a game's own ban list to entries that can be stored. */
final class BanListSanitizer {

    /** Later times exceed what databases and clients can represent. */
    private static final Instant LATEST_EXPIRY = Instant.parse("9999-01-01T00:00:00Z");

    private static final int MAX_REASON = 2_000;

    private BanListSanitizer() {}

    /**
     * Drops entries without a usable identity, which the game can't enforce either. Truncates names that are too long,
     * and treats expiry times that are too late as permanent bans.
     */
    static List<GameBan> sanitize(List<GameBan> entries) {
        return entries.stream()
                .filter(ban -> ban.identity() != null
                        && !ban.identity().isBlank()
                        && ban.identity().length() <= FieldLimits.MAX_STORED_NAME_LENGTH)
                .map(BanListSanitizer::limit)
                .toList();
    }

    private static GameBan limit(GameBan ban) {
        String name = ban.name() == null || ban.name().length() <= FieldLimits.MAX_STORED_NAME_LENGTH
                ? ban.name()
                : ban.name().substring(0, FieldLimits.MAX_STORED_NAME_LENGTH);
        Instant expires = ban.expires() == null || ban.expires().isAfter(LATEST_EXPIRY) ? null : ban.expires();
        String reason = ban.reason() == null ? "" : ban.reason();
        return new GameBan(
                ban.identity(),
                name,
                reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON),
                expires);
    }
}
