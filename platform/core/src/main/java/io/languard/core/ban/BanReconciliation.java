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

/** What has to be written so that the rows of a server say what the game's own list says. */
final class BanReconciliation {

    /** As who banned, where nobody but the game's list tells of it. */
    static final String GAME = "game";

    /** Games keep seconds or minutes. */
    private static final Duration SAME_TIME = Duration.ofMinutes(1);

    final List<Ban> toSave = new ArrayList<>();
    final List<Integer> toDelete = new ArrayList<>();

    BanReconciliation(int serverId, List<Ban> rows, List<GameBan> game, Instant now) {
        Map<String, Ban> byGuid = new HashMap<>();
        rows.forEach(row -> byGuid.put(row.identity(), row));
        Map<String, GameBan> entries = new LinkedHashMap<>();
        game.forEach(entry -> entries.putIfAbsent(entry.identity(), entry));
        entries.values().forEach(entry -> {
            Ban row = byGuid.remove(entry.identity());
            if (row == null) {
                toSave.add(found(0, serverId, entry, null, now));
            } else {
                compare(row, entry, now);
            }
        });
        // The game itself forgets bans that are over; those are history here.
        byGuid.values().stream().filter(row -> row.inGame() && row.active(now)).forEach(row -> toDelete.add(row.id()));
    }

    private void compare(Ban row, GameBan entry, Instant now) {
        boolean counts = entry.expires() == null || entry.expires().isAfter(now);
        if (counts && !row.active(now)) {
            toSave.add(found(row.id(), row.serverId(), entry, row.name(), now));
            return;
        }
        String reason = entry.reason() == null || entry.reason().isEmpty() ? row.reason() : entry.reason();
        String name = entry.name() == null ? row.name() : entry.name();
        Instant expires = isSame(row.expiresAt(), entry.expires()) ? row.expiresAt() : entry.expires();
        Ban merged = new Ban(
                row.id(), row.serverId(), row.identity(), name, reason, row.bannedBy(), row.bannedAt(), expires, true);
        if (!merged.equals(row)) {
            toSave.add(merged);
        }
    }

    private static Ban found(int id, int serverId, GameBan entry, String name, Instant now) {
        return new Ban(
                id,
                serverId,
                entry.identity(),
                entry.name() == null ? name : entry.name(),
                entry.reason() == null ? "" : entry.reason(),
                GAME,
                now,
                entry.expires(),
                true);
    }

    private static boolean isSame(Instant one, Instant other) {
        if (one == null || other == null) {
            return Objects.equals(one, other);
        }
        return Duration.between(one, other).abs().compareTo(SAME_TIME) < 0;
    }
}
