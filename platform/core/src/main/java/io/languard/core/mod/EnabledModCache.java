package io.languard.core.mod;

import io.languard.api.mod.EnabledMod;
import io.languard.service.mod.Mod;
import io.languard.service.mod.ModAssignment;
import io.languard.spi.mod.ModStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Caches stored mods, so that servers can be started and inspected while the database is unavailable. This platform is
 * their only writer.
 */
@Component(service = EnabledModCache.class)
public class EnabledModCache {

    private final ModStore store;
    private final Map<Integer, List<ModAssignment>> enabled = new ConcurrentHashMap<>();
    private volatile List<Mod> mods;

    @Activate
    public EnabledModCache(@Reference ModStore store) {
        this.store = store;
    }

    /** Returns the enabled mods of a server in load order, as its adapter receives them. */
    public List<EnabledMod> enabledOn(int serverId) {
        List<ModAssignment> rows = assignments(serverId);
        if (rows.isEmpty()) {
            return List.of();
        }
        List<EnabledMod> enabledMods = new ArrayList<>();
        for (ModAssignment row : rows) {
            mods().stream()
                    .filter(mod -> mod.id() == row.modId())
                    .map(mod ->
                            new EnabledMod(mod.name(), Path.of(mod.folderPath()), mod.workshopId(), row.serverOnly()))
                    .forEach(enabledMods::add);
        }
        return List.copyOf(enabledMods);
    }

    /** Evicts a server that was deleted. */
    public void evict(int serverId) {
        enabled.remove(serverId);
    }

    List<Mod> mods() {
        List<Mod> cached = mods;
        return cached == null ? load() : cached;
    }

    List<ModAssignment> assignments(int serverId) {
        List<ModAssignment> cached = enabled.get(serverId);
        if (cached != null) {
            return cached;
        }
        synchronized (this) {
            return enabled.computeIfAbsent(serverId, store::enabled);
        }
    }

    synchronized Mod insert(Mod mod) {
        Mod stored = store.insert(mod);
        mods = null;
        return stored;
    }

    /** Deletes a mod. Returns false if it is enabled on a server. */
    synchronized boolean delete(int id) {
        boolean deleted = store.delete(id);
        mods = null;
        return deleted;
    }

    synchronized List<ModAssignment> replace(int serverId, List<ModAssignment> rows) {
        store.replaceEnabled(serverId, rows);
        enabled.remove(serverId);
        return assignments(serverId);
    }

    private synchronized List<Mod> load() {
        if (mods == null) {
            mods = List.copyOf(store.list());
        }
        return mods;
    }
}
