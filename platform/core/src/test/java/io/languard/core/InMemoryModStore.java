package io.languard.core;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.mod.Mod;
import io.languard.service.mod.ModAssignment;
import io.languard.spi.mod.ModStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** An in-memory mod store. */
public final class InMemoryModStore extends AbstractInMemoryStore implements ModStore {

    private final Map<Integer, Mod> mods = new TreeMap<>();
    private final Map<Integer, List<ModAssignment>> enabled = new HashMap<>();
    private int lastId;

    InMemoryModStore(BooleanSupplier unavailable) {
        super(unavailable);
    }

    @Override
    public List<Mod> list() {
        return locked(() -> List.copyOf(mods.values()));
    }

    @Override
    public Optional<Mod> find(int id) {
        return locked(() -> Optional.ofNullable(mods.get(id)));
    }

    @Override
    public Mod insert(Mod mod) {
        return locked(() -> {
            if (mods.values().stream()
                    .anyMatch(other -> other.gameType().equals(mod.gameType())
                            && other.name().equals(mod.name()))) {
                throw new LanguardException(ErrorCode.CONFLICT, "The mod already exists");
            }
            Mod stored = new Mod(
                    ++lastId, mod.gameType(), mod.name(), mod.folderPath(), mod.workshopId(), mod.description());
            mods.put(stored.id(), stored);
            return stored;
        });
    }

    @Override
    public boolean delete(int id) {
        return locked(() -> {
            boolean used = enabled.values().stream().flatMap(List::stream).anyMatch(row -> row.modId() == id);
            if (!used) {
                mods.remove(id);
            }
            return !used;
        });
    }

    @Override
    public List<ModAssignment> enabled(int serverId) {
        return locked(() -> enabled.getOrDefault(serverId, List.of()).stream()
                .sorted(Comparator.comparingInt(ModAssignment::sortOrder).thenComparingInt(ModAssignment::modId))
                .toList());
    }

    @Override
    public void replaceEnabled(int serverId, List<ModAssignment> rows) {
        locked(() -> enabled.put(serverId, List.copyOf(rows)));
    }
}
