package io.languard.core.ban;

import io.languard.api.ban.GameBan;
import io.languard.service.ban.Ban;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The changes that bring a server's stored bans in line with the game's own list. */
final class BanReconciliation {

    /** The value of {@code bannedBy} for bans that were found only in the game's list. */
    static final String GAME = "game";

    /** Games store expiry times with a precision of seconds or minutes. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    final List<Ban> toSave = new ArrayList<>();
    final List<Integer> toDelete = new ArrayList<>();

    BanReconciliation(int serverId, List<Ban> rows, List<GameBan> gameBans, Instant now) {
        Map<String, Ban> byIdentity = new HashMap<>();
        rows.forEach(row -> byIdentity.merge(row.gameIdentity(), row, (one, other) -> closer(one, other, now)));
        Map<String, GameBan> entries = new LinkedHashMap<>();
        gameBans.forEach(entry -> entries.putIfAbsent(entry.identity(), entry));
        entries.values().forEach(entry -> {
            Ban row = byIdentity.remove(entry.identity());
            boolean history = row != null && row.listedAs() != null && !row.active(now);
            if (row == null || history) {
                toSave.add(fromGame(0, serverId, entry, null, now));
            } else {
                compare(row, entry, now);
            }
        });
        // Games drop expired bans from their lists; here they stay as history.
        rows.stream()
                .filter(row -> row.inGame() && row.active(now) && !entries.containsKey(row.gameIdentity()))
                .forEach(row -> toDelete.add(row.id()));
    }

    /**
     * Returns the one of two rows to which an entry of the game's list belongs: a ban in effect, or else the one that has
     * the identity itself.
     */
    private static Ban closer(Ban one, Ban other, Instant now) {
        if (one.active(now) != other.active(now)) {
            return one.active(now) ? one : other;
        }
        return one.listedAs() == null ? one : other;
    }

    private void compare(Ban row, GameBan entry, Instant now) {
        boolean active = entry.expires() == null || entry.expires().isAfter(now);
        if (active && !row.active(now)) {
            toSave.add(fromGame(row.id(), row.serverId(), entry, row.name(), now));
            return;
        }
        String reason = entry.reason() == null || entry.reason().isEmpty() ? row.reason() : entry.reason();
        String name = entry.name() == null ? row.name() : entry.name();
        Instant expires = isSameTime(row.expiresAt(), entry.expires()) ? row.expiresAt() : entry.expires();
        Ban merged = new Ban(
                row.id(),
                row.serverId(),
                row.identity(),
                name,
                reason,
                row.bannedBy(),
                row.bannedAt(),
                expires,
                true,
                row.listedAs());
        if (!merged.equals(row)) {
            toSave.add(merged);
        }
    }

    private static Ban fromGame(int id, int serverId, GameBan entry, @Nullable String name, Instant now) {
        return new Ban(
                id,
                serverId,
                entry.identity(),
                entry.name() == null ? name : entry.name(),
                entry.reason() == null ? "" : entry.reason(),
                GAME,
                now,
                entry.expires(),
                true,
                null);
    }

    private static boolean isSameTime(@Nullable Instant first, @Nullable Instant second) {
        if (first == null || second == null) {
            return Objects.equals(first, second);
        }
        return Duration.between(first, second).abs().compareTo(TOLERANCE) < 0;
    }
}
