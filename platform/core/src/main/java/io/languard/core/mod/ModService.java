package io.languard.core.mod;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.mod.ModManager;
import io.languard.core.Warnings;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Provided;
import io.languard.core.server.Fleet;
import io.languard.core.server.ManagedServer;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.mod.EnabledModView;
import io.languard.ports.mod.Mod;
import io.languard.ports.mod.Mods;
import io.languard.ports.mod.ServerMod;
import io.languard.ports.rule.Rules;
import io.languard.ports.user.Actor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of mods. */
@Component(service = Mods.class)
public class ModService implements Mods {

    private final Fleet fleet;
    private final AdapterRegistry registry;
    private final ModShelf shelf;
    private final Events events;

    @Activate
    public ModService(
            @Reference Fleet fleet,
            @Reference AdapterRegistry registry,
            @Reference ModShelf shelf,
            @Reference Events events) {
        this.fleet = fleet;
        this.registry = registry;
        this.shelf = shelf;
        this.events = events;
    }

    @Override
    public List<Mod> list(String gameType) {
        return shelf.mods().stream()
                .filter(mod -> gameType == null || mod.gameType().equals(gameType))
                .toList();
    }

    @Override
    public Mod register(Actor actor, Mod wanted) {
        Path folder = ModFolders.syntax(wanted.folderPath());
        ModFolders.checkName(wanted.name());
        Provided<ModManager> manager = registry.require(wanted.gameType(), ModManager.class);
        List<String> warnings = Warnings.bounded(manager.call(mods -> mods.inspect(wanted.name(), folder)));
        Mod stored = shelf.insert(new Mod(
                0,
                wanted.gameType(),
                wanted.name(),
                folder.toString(),
                wanted.workshopId(),
                wanted.description() == null ? "" : wanted.description()));
        audit(null, "mod_registered", actor.name(), detail(stored));
        warnings.forEach(text -> audit(
                null,
                "warning",
                Actor.SUPERVISOR,
                Map.of("message", text, "mod_id", stored.id(), "name", stored.name())));
        return stored;
    }

    @Override
    public void delete(Actor actor, int modId) {
        Mod mod = require(modId);
        if (!shelf.delete(modId)) {
            throw new LanguardException(
                    ErrorCode.MOD_IN_USE,
                    "Mod '" + mod.name() + "' is enabled on a server; take it off the list first");
        }
        audit(null, "mod_deleted", actor.name(), detail(mod));
    }

    @Override
    public List<EnabledModView> enabled(int serverId) {
        requireManager(serverId);
        return views(shelf.rows(serverId));
    }

    @Override
    public List<EnabledModView> replaceEnabled(Actor actor, int serverId, List<ServerMod> wanted) {
        ManagedServer server = requireManager(serverId);
        checkTwice(wanted);
        List<Mod> mods = wanted.stream().map(row -> require(row.modId())).toList();
        for (int i = 0; i < mods.size(); i++) {
            if (!mods.get(i).gameType().equals(server.record().gameType())) {
                throw Rules.refusal(
                        "mods[" + i + "].mod_id",
                        "is a mod of game type '" + mods.get(i).gameType() + "'");
            }
        }
        List<EnabledModView> views = views(shelf.replace(serverId, wanted));
        audit(
                serverId,
                "mods_updated",
                actor.name(),
                Map.of("mods", views.stream().map(EnabledModView::name).toList()));
        return views;
    }

    private ManagedServer requireManager(int serverId) {
        ManagedServer server = fleet.require(serverId);
        registry.require(server.record().gameType(), ModManager.class);
        return server;
    }

    private Mod require(int id) {
        return shelf.mods().stream()
                .filter(mod -> mod.id() == id)
                .findFirst()
                .orElseThrow(() -> new LanguardException(ErrorCode.NOT_FOUND, "Mod with id " + id + " not found"));
    }

    private List<EnabledModView> views(List<ServerMod> rows) {
        return rows.stream()
                .map(row -> {
                    Mod mod = require(row.modId());
                    return new EnabledModView(mod.id(), mod.name(), mod.folderPath(), row.serverMod(), row.sortOrder());
                })
                .toList();
    }

    private static void checkTwice(List<ServerMod> wanted) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!seen.add(wanted.get(i).modId())) {
                throw Rules.refusal("mods[" + i + "].mod_id", "stands in the list twice");
            }
        }
    }

    private static Map<String, Object> detail(Mod mod) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("mod_id", mod.id());
        detail.put("game_type", mod.gameType());
        detail.put("name", mod.name());
        detail.put("folder_path", mod.folderPath());
        return detail;
    }

    private void audit(Integer serverId, String type, String actor, Map<String, Object> detail) {
        events.publish(new PlatformEvent.Audited(serverId, type, actor, detail, Instant.now()));
    }
}
