package io.languard.luanti.ban;

import io.languard.api.ban.GameBan;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The platform's record of one banned address: {@code STATE|ADDRESS|END|NAME|REASON}, with the end in milliseconds
 * since 1970.
 *
 * @param state the pending change of the game's list
 */
record BanLedgerEntry(SyncState state, GameBan ban) {

    /** The synchronization state relative to the game's own list. */
    enum SyncState {
        /** To be added to the game's list at the next start. */
        ADD,
        /** To be removed from the game's list at the next start. */
        REMOVE,
        /** In the game's list; retained for the data that the game's list cannot hold. */
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

    /** Returns the name without the characters that separate fields and lines in either list. */
    static String name(GameBan ban) {
        return sanitize(ban.name()).replace("|", "");
    }

    private static String sanitize(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
