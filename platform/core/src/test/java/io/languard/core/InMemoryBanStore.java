package io.languard.core;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.ban.Ban;
import io.languard.spi.ban.BanStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** An in-memory ban store. */
public final class InMemoryBanStore extends AbstractInMemoryStore implements BanStore {

    private final Map<Integer, Ban> bans = new TreeMap<>();
    private int lastId;

    /** The number of rows ever written, and of calls to {@link #list}. */
    public int written;

    public int listed;

    InMemoryBanStore(BooleanSupplier unavailable) {
        super(unavailable);
    }

    @Override
    public List<Ban> list(int serverId) {
        return locked(() -> {
            listed++;
            return bans.values().stream()
                    .filter(ban -> ban.serverId() == serverId)
                    .toList();
        });
    }

    @Override
    public List<Ban> query(int serverId, Instant activeAt, int limit, int offset) {
        return locked(() -> bans.values().stream()
                .filter(ban -> ban.serverId() == serverId && (activeAt == null || ban.active(activeAt)))
                .sorted(Comparator.comparing(Ban::bannedAt)
                        .thenComparing(Ban::id)
                        .reversed())
                .skip(offset)
                .limit(limit)
                .toList());
    }

    @Override
    public long count(int serverId, Instant activeAt) {
        return query(serverId, activeAt, Integer.MAX_VALUE, 0).size();
    }

    @Override
    public Optional<Ban> find(int serverId, int id) {
        return locked(() -> Optional.ofNullable(bans.get(id)).filter(ban -> ban.serverId() == serverId));
    }

    @Override
    public List<Ban> save(List<Ban> rows) {
        return locked(() -> {
            List<Ban> stored = new ArrayList<>();
            Map<String, Integer> byIdentity = new HashMap<>();
            bans.values().forEach(ban -> byIdentity.put(ban.serverId() + "/" + ban.identity(), ban.id()));
            for (Ban row : rows) {
                Integer existingId = byIdentity.putIfAbsent(row.serverId() + "/" + row.identity(), row.id());
                if (existingId != null && existingId != row.id()) {
                    throw new LanguardException(ErrorCode.CONFLICT, "The ban already exists");
                }
                Ban ban = new Ban(
                        row.id() == 0 ? ++lastId : row.id(),
                        row.serverId(),
                        row.identity(),
                        row.name(),
                        row.reason(),
                        row.bannedBy(),
                        row.bannedAt(),
                        row.expiresAt(),
                        row.inGame(),
                        row.listedAs());
                bans.put(ban.id(), ban);
                written++;
                stored.add(ban);
            }
            return stored;
        });
    }

    @Override
    public void delete(Collection<Integer> ids) {
        locked(() -> bans.keySet().removeAll(ids));
    }
}
