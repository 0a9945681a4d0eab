package io.languard.luanti.ban;

import io.languard.api.ban.GameBan;
import java.time.Instant;
import java.util.Optional;

/**
 * What the platform knows of one address: {@code STATE|ADDRESS|END|NAME|REASON}, the end in milliseconds since 1970.
 *
 * @param state what is left to do
 */
record BanLedgerEntry(SyncState state, GameBan ban) {

    /** How far the game's own list is. */
    enum SyncState {
        /** To be put into the game's list at the next start. */
        ADD,
        /** To be taken out of the game's list at the next start. */
        REMOVE,
        /** In the game's list; kept for what that has no room for. */
        KNOWN
    }

    private static final int COLUMNS = 5;

    static Optional<BanLedgerEntry> parse(String line) {
        String[] columns = line.split("\\|", COLUMNS);
        if (columns.length < COLUMNS) {
            return Optional.empty();
        }
        try {
            Instant end = columns[2].isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(columns[2]));
            String name = columns[3].isEmpty() ? null : columns[3];
            return Optional.of(
                    new BanLedgerEntry(SyncState.valueOf(columns[0]), new GameBan(columns[1], name, columns[4], end)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String format() {
        return String.join(
                "|",
                state.name(),
                ban.identity(),
                ban.expires() == null ? "" : Long.toString(ban.expires().toEpochMilli()),
                name(ban),
                sanitize(ban.reason()));
    }

    /** A name that breaks out of neither list. */
    static String name(GameBan ban) {
        return sanitize(ban.name()).replace("|", "");
    }

    private static String sanitize(String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
