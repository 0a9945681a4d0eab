package io.languard.core;

import io.languard.service.player.PlayerSessionPage;
import io.languard.service.player.PlayerSessionRecord;
import io.languard.spi.player.PlayerSessionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Visits in memory. */
public final class InMemoryPlayerSessionStore extends AbstractInMemoryStore implements PlayerSessionStore {

    private final Map<Long, PlayerSessionRecord> playerSessionRecords = new TreeMap<>();
    private long lastId;

    InMemoryPlayerSessionStore(BooleanSupplier away) {
        super(away);
    }

    @Override
    public List<PlayerSessionRecord> open(int serverId) {
        return locked(() -> playerSessionRecords.values().stream()
                .filter(playerSessionRecord ->
                        playerSessionRecord.serverId() == serverId && playerSessionRecord.leftAt() == null)
                .toList());
    }

    @Override
    public List<PlayerSessionRecord> save(List<PlayerSessionRecord> rows) {
        return locked(() -> {
            List<PlayerSessionRecord> stored = new ArrayList<>();
            for (PlayerSessionRecord row : rows) {
                PlayerSessionRecord playerSessionRecord = new PlayerSessionRecord(
                        row.id() == 0 ? ++lastId : row.id(),
                        row.serverId(),
                        row.slotId(),
                        row.name(),
                        row.identity(),
                        row.address(),
                        row.joinedAt(),
                        row.leftAt(),
                        row.gameData());
                playerSessionRecords.put(playerSessionRecord.id(), playerSessionRecord);
                stored.add(playerSessionRecord);
            }
            return stored;
        });
    }

    @Override
    public PlayerSessionPage query(int serverId, String search, int limit, int offset) {
        return locked(() -> {
            List<PlayerSessionRecord> found = playerSessionRecords.values().stream()
                    .filter(playerSessionRecord -> playerSessionRecord.serverId() == serverId)
                    .filter(playerSessionRecord ->
                            search == null || matches(playerSessionRecord, search.toLowerCase(Locale.ROOT)))
                    .sorted(Comparator.comparing(PlayerSessionRecord::joinedAt)
                            .thenComparing(PlayerSessionRecord::id)
                            .reversed())
                    .toList();
            return new PlayerSessionPage(
                    found.size(), found.stream().skip(offset).limit(limit).toList());
        });
    }

    @Override
    public void purge(Instant before) {
        locked(() -> playerSessionRecords
                .values()
                .removeIf(playerSessionRecord -> playerSessionRecord.leftAt() != null
                        && playerSessionRecord.leftAt().isBefore(before)));
    }

    private static boolean matches(PlayerSessionRecord playerSessionRecord, String search) {
        return playerSessionRecord.name().toLowerCase(Locale.ROOT).contains(search)
                || (playerSessionRecord.identity() != null
                        && playerSessionRecord.identity().contains(search));
    }
}
