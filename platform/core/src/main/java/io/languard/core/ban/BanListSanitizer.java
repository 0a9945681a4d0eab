package io.languard.core.ban;

import io.languard.api.ban.GameBan;
import io.languard.service.validation.FieldLimits;
import java.time.Instant;
import java.util.List;

/** What stands in a game's own list, as far as it can be stored. */
final class BanListSanitizer {

    /** Past what every database and every client can read as a time. */
    private static final Instant FOR_EVER = Instant.parse("9999-01-01T00:00:00Z");

    private BanListSanitizer() {}

    /** Without entries that name nobody, which the game can't heed either; the rest with names and ends that can be kept. */
    static List<GameBan> sanitize(List<GameBan> listed) {
        return listed.stream()
                .filter(ban -> ban.identity() != null
                        && !ban.identity().isBlank()
                        && ban.identity().length() <= FieldLimits.STORED_NAME)
                .map(BanListSanitizer::kept)
                .toList();
    }

    private static GameBan kept(GameBan ban) {
        String name = ban.name() == null || ban.name().length() <= FieldLimits.STORED_NAME
                ? ban.name()
                : ban.name().substring(0, FieldLimits.STORED_NAME);
        Instant end = ban.expires() == null || ban.expires().isAfter(FOR_EVER) ? null : ban.expires();
        return new GameBan(ban.identity(), name, ban.reason() == null ? "" : ban.reason(), end);
    }
}
