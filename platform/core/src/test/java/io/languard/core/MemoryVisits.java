package io.languard.core;

import io.languard.ports.player.Visit;
import io.languard.ports.player.VisitPage;
import io.languard.ports.player.VisitStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Visits in memory. */
public final class MemoryVisits extends Away implements VisitStore {

    private final Map<Long, Visit> visits = new TreeMap<>();
    private long lastId;

    MemoryVisits(BooleanSupplier away) {
        super(away);
    }

    @Override
    public List<Visit> open(int serverId) {
        return locked(() -> visits.values().stream()
                .filter(visit -> visit.serverId() == serverId && visit.leftAt() == null)
                .toList());
    }

    @Override
    public List<Visit> save(List<Visit> rows) {
        return locked(() -> {
            List<Visit> stored = new ArrayList<>();
            for (Visit row : rows) {
                Visit visit = new Visit(
                        row.id() == 0 ? ++lastId : row.id(),
                        row.serverId(),
                        row.slotId(),
                        row.name(),
                        row.guid(),
                        row.address(),
                        row.joinedAt(),
                        row.leftAt(),
                        row.gameData());
                visits.put(visit.id(), visit);
                stored.add(visit);
            }
            return stored;
        });
    }

    @Override
    public VisitPage query(int serverId, String search, int limit, int offset) {
        return locked(() -> {
            List<Visit> found = visits.values().stream()
                    .filter(visit -> visit.serverId() == serverId)
                    .filter(visit -> search == null || matches(visit, search.toLowerCase(Locale.ROOT)))
                    .sorted(Comparator.comparing(Visit::joinedAt)
                            .thenComparing(Visit::id)
                            .reversed())
                    .toList();
            return new VisitPage(
                    found.size(), found.stream().skip(offset).limit(limit).toList());
        });
    }

    @Override
    public void purge(Instant before) {
        locked(() -> visits.values()
                .removeIf(visit -> visit.leftAt() != null && visit.leftAt().isBefore(before)));
    }

    private static boolean matches(Visit visit, String search) {
        return visit.name().toLowerCase(Locale.ROOT).contains(search)
                || (visit.guid() != null && visit.guid().contains(search));
    }
}
