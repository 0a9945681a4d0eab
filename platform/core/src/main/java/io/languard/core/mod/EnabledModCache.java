package io.languard.core.mod;

import io.languard.api.mod.EnabledMod;
import io.languard.api.mod.EnabledMods;
import io.languard.core.CachedValue;
import io.languard.core.server.ServerSnapshot;
import io.languard.core.server.SnapshotContributor;
import io.languard.service.mod.Mod;
import io.languard.service.mod.ModAssignment;
import io.languard.spi.mod.ModStore;
import io.languard.spi.server.ServerRecord;
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
@Component(
        service = {EnabledModCache.class, SnapshotContributor.class},
        property = "aspect=mods")
public class EnabledModCache implements SnapshotContributor {

    private final ModStore store;
    private final Map<Integer, CachedValue<List<ModAssignment>>> enabled = new ConcurrentHashMap<>();
    private final CachedValue<List<Mod>> mods = new CachedValue<>();

    @Activate
    public EnabledModCache(@Reference ModStore store) {
        this.store = store;
    }

    @Override
    public void contribute(ServerRecord server, ServerSnapshot.Builder snapshot) {
        snapshot.put(EnabledMods.class, new EnabledMods(enabledOn(server)));
    }

    /** The mods of a server as its adapter gets them, in loading order. */
    private List<EnabledMod> enabledOn(ServerRecord server) {
        List<ModAssignment> rows = assignments(server.id());
        if (rows.isEmpty()) {
            return List.of();
        }
        List<EnabledMod> enabledMods = new ArrayList<>();
        for (ModAssignment row : rows) {
            mods().stream()
                    .filter(mod -> mod.id() == row.modId())
                    .map(mod -> new EnabledMod(
                            mod.name(),
                            ModFolderRules.resolve(
                                    Path.of(mod.folderPath()),
                                    server.definition().exePath()),
                            mod.workshopId(),
                            row.serverOnly()))
                    .forEach(enabledMods::add);
        }
        return List.copyOf(enabledMods);
    }

    @Override
    public void serverDeleted(int serverId) {
        enabled.remove(serverId);
    }

    /** Every registered mod. */
    List<Mod> mods() {
        return mods.get(() -> List.copyOf(store.list()));
    }

    List<ModAssignment> assignments(int serverId) {
        return enabled(serverId).get(() -> store.enabled(serverId));
    }

    Mod insert(Mod mod) {
        Mod stored = store.insert(mod);
        mods.invalidate();
        return stored;
    }

    /** Returns false if the mod is enabled on a server. */
    boolean delete(int id) {
        boolean deleted = store.delete(id);
        mods.invalidate();
        return deleted;
    }

    List<ModAssignment> replace(int serverId, List<ModAssignment> rows) {
        store.replaceEnabled(serverId, rows);
        enabled(serverId).invalidate();
        return assignments(serverId);
    }

    private CachedValue<List<ModAssignment>> enabled(int serverId) {
        return enabled.computeIfAbsent(serverId, id -> new CachedValue<>());
    }
}
