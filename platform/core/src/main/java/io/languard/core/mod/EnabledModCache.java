package io.languard.core.mod;

import io.languard.api.mod.EnabledMod;
import io.languard.core.server.ServerSnapshot;
import io.languard.core.server.SnapshotContributor;
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
 * Mods as they are stored, remembered, so that a server can be started and asked about while the database is away. This
 * platform is the only one that writes them.
 */
@Component(service = {EnabledModCache.class, SnapshotContributor.class})
public class EnabledModCache implements SnapshotContributor {

    private final ModStore store;
    private final Map<Integer, List<ModAssignment>> enabled = new ConcurrentHashMap<>();
    private volatile List<Mod> mods;

    @Activate
    public EnabledModCache(@Reference ModStore store) {
        this.store = store;
    }

    @Override
    public void contribute(int serverId, ServerSnapshot.Builder snapshot) {
        snapshot.mods(enabledOn(serverId));
    }

    /** The mods of a server as its adapter gets them, in loading order. */
    private List<EnabledMod> enabledOn(int serverId) {
        List<ModAssignment> rows = assignments(serverId);
        if (rows.isEmpty()) {
            return List.of();
        }
        List<EnabledMod> list = new ArrayList<>();
        for (ModAssignment row : rows) {
            mods().stream()
                    .filter(mod -> mod.id() == row.modId())
                    .map(mod ->
                            new EnabledMod(mod.name(), Path.of(mod.folderPath()), mod.workshopId(), row.serverOnly()))
                    .forEach(list::add);
        }
        return List.copyOf(list);
    }

    @Override
    public void serverDeleted(int serverId) {
        enabled.remove(serverId);
    }

    List<Mod> mods() {
        List<Mod> known = mods;
        return known == null ? load() : known;
    }

    List<ModAssignment> assignments(int serverId) {
        List<ModAssignment> known = enabled.get(serverId);
        if (known != null) {
            return known;
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

    /** False if it is enabled on a server. */
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
