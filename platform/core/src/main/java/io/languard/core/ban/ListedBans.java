package io.languard.core.ban;

import io.languard.api.ban.GameBan;
import io.languard.ports.rule.Limits;
import java.time.Instant;
import java.util.List;

/** What stands in a game's own list, as far as it can be stored. */
final class ListedBans {

    /** Past what every database and every client can read as a time. */
    private static final Instant FOR_EVER = Instant.parse("9999-01-01T00:00:00Z");

    private ListedBans() {}

    /** Without entries that name nobody, which the game can't heed either; the rest with names and ends that can be kept. */
    static List<GameBan> fit(List<GameBan> listed) {
        return listed.stream()
                .filter(ban -> ban.guid() != null
                        && !ban.guid().isBlank()
                        && ban.guid().length() <= Limits.STORED_NAME)
                .map(ListedBans::kept)
                .toList();
    }

    private static GameBan kept(GameBan ban) {
        String name = ban.name() == null || ban.name().length() <= Limits.STORED_NAME
                ? ban.name()
                : ban.name().substring(0, Limits.STORED_NAME);
        Instant end = ban.expires() == null || ban.expires().isAfter(FOR_EVER) ? null : ban.expires();
        return new GameBan(ban.guid(), name, ban.reason() == null ? "" : ban.reason(), end);
    }
}
