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

/** An in-memory store of player sessions. */
public final class InMemoryPlayerSessionStore extends AbstractInMemoryStore implements PlayerSessionStore {

    private final Map<Long, PlayerSessionRecord> sessions = new TreeMap<>();
    private long lastId;

    InMemoryPlayerSessionStore(BooleanSupplier unavailable) {
        super(unavailable);
    }

    @Override
    public List<PlayerSessionRecord> open(int serverId) {
        return locked(() -> sessions.values().stream()
                .filter(session -> session.serverId() == serverId && session.leftAt() == null)
                .toList());
    }

    @Override
    public List<PlayerSessionRecord> save(List<PlayerSessionRecord> rows) {
        return locked(() -> {
            List<PlayerSessionRecord> stored = new ArrayList<>();
            for (PlayerSessionRecord row : rows) {
                PlayerSessionRecord session = new PlayerSessionRecord(
                        row.id() == 0 ? ++lastId : row.id(),
                        row.serverId(),
                        row.slotId(),
                        row.name(),
                        row.identity(),
                        row.address(),
                        row.joinedAt(),
                        row.leftAt(),
                        row.gameData());
                sessions.put(session.id(), session);
                stored.add(session);
            }
            return stored;
        });
    }

    @Override
    public PlayerSessionPage query(int serverId, String search, int limit, int offset) {
        return locked(() -> {
            List<PlayerSessionRecord> found = sessions.values().stream()
                    .filter(session -> session.serverId() == serverId)
                    .filter(session -> search == null || matches(session, search.toLowerCase(Locale.ROOT)))
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
        locked(() -> sessions.values()
                .removeIf(
                        session -> session.leftAt() != null && session.leftAt().isBefore(before)));
    }

    private static boolean matches(PlayerSessionRecord session, String search) {
        return session.name().toLowerCase(Locale.ROOT).contains(search)
                || (session.identity() != null && session.identity().contains(search));
    }
}
