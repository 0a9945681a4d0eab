package io.languard.core.mod;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.mod.ModManager;
import io.languard.core.WarningLimiter;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.service.event.ContentAuditEvent;
import io.languard.service.event.ContentAuditEvent.ModDeleted;
import io.languard.service.event.ContentAuditEvent.ModRegistered;
import io.languard.service.event.ContentAuditEvent.ModWarning;
import io.languard.service.event.ContentAuditEvent.ModsUpdated;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.mod.EnabledModView;
import io.languard.service.mod.Mod;
import io.languard.service.mod.ModAssignment;
import io.languard.service.mod.ModService;
import io.languard.service.settings.Settings;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.service.validation.FieldValidator;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements the use cases of mods. */
@Component(service = ModService.class)
public class ModServiceImpl implements ModService {

    /** How many game folders a relative folder is looked for in. */
    private static final int MAX_INSPECTED = 16;

    private final Authorizer authorizer;
    private final Settings settings;
    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final EnabledModCache cache;
    private final EventService eventService;

    @Activate
    public ModServiceImpl(
            @Reference Authorizer authorizer,
            @Reference Settings settings,
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference EnabledModCache cache,
            @Reference EventService eventService) {
        this.authorizer = authorizer;
        this.settings = settings;
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.cache = cache;
        this.eventService = eventService;
    }

    @Override
    public List<Mod> list(Actor actor, @Nullable String gameType) {
        return cache.mods().stream()
                .filter(mod -> gameType == null || mod.gameType().equals(gameType))
                .filter(mod -> mayView(actor, mod))
                .toList();
    }

    private boolean mayView(Actor actor, Mod mod) {
        return authorizer.isPermitted(actor, Permission.MODS_MANAGE, null)
                || authorizer.isPermitted(actor, Permission.SERVER_VIEW, null)
                || serverRegistry.all().stream()
                        .filter(server -> server.record().gameType().equals(mod.gameType()))
                        .anyMatch(server -> authorizer.isPermitted(actor, Permission.SERVER_VIEW, server.id()));
    }

    @Override
    public Mod register(Actor actor, Mod request) {
        authorizer.require(actor, Permission.MODS_MANAGE);
        Path folder = ModFolderRules.parsePath(request.folderPath());
        ModFolderRules.checkName(request.name());
        GuardedService<ModManager> manager = registry.require(request.gameType(), ModManager.class);
        ModFolderRules.checkLocation(folder, settings.data());
        List<String> warnings = WarningLimiter.limit(inspect(manager, request.name(), request.gameType(), folder));
        Mod stored = cache.insert(new Mod(
                0,
                request.gameType(),
                request.name(),
                folder.toString(),
                request.workshopId(),
                request.description() == null ? "" : request.description()));
        audit(null, actor, new ModRegistered(stored.id(), stored.gameType(), stored.name(), stored.folderPath()));
        warnings.forEach(text -> audit(null, Actor.supervisor(), new ModWarning(text, stored.id(), stored.name())));
        return stored;
    }

    /** A relative folder is inspected on every server of the game, since each may have another game folder. */
    private List<String> inspect(GuardedService<ModManager> manager, String name, String gameType, Path folder) {
        if (folder.isAbsolute()) {
            return manager.call(mods -> mods.inspect(name, folder));
        }
        List<Path> folders = serverRegistry.all().stream()
                .map(ServerInstance::record)
                .filter(server -> server.gameType().equals(gameType))
                .map(server ->
                        ModFolderRules.resolve(folder, server.definition().exePath()))
                .distinct()
                .limit(MAX_INSPECTED)
                .toList();
        if (folders.isEmpty()) {
            manager.call(mods -> mods.inspect(name, settings.data().resolve(folder)));
            return List.of("The folder is relative to the game folder of each server; there is no server yet");
        }
        return folders.stream()
                .flatMap(candidate -> manager.call(mods -> mods.inspect(name, candidate)).stream())
                .distinct()
                .toList();
    }

    @Override
    public void delete(Actor actor, int modId) {
        authorizer.require(actor, Permission.MODS_MANAGE);
        Mod mod = require(modId);
        if (!cache.delete(modId)) {
            throw new LanguardException(
                    ErrorCode.MOD_IN_USE, "Mod '" + mod.name() + "' is enabled on a server; disable it there first");
        }
        audit(null, actor, new ModDeleted(mod.id(), mod.gameType(), mod.name(), mod.folderPath()));
    }

    @Override
    public List<EnabledModView> enabled(Actor actor, int serverId) {
        authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        requireManager(serverId);
        return views(cache.assignments(serverId));
    }

    @Override
    public List<EnabledModView> replaceEnabled(Actor actor, int serverId, List<ModAssignment> assignments) {
        authorizer.require(actor, Permission.SERVER_MODS, serverId);
        ServerInstance server = requireManager(serverId);
        checkDuplicates(assignments);
        List<Mod> mods = assignments.stream().map(row -> require(row.modId())).toList();
        for (int i = 0; i < mods.size(); i++) {
            if (!mods.get(i).gameType().equals(server.record().gameType())) {
                throw FieldValidator.validationError(
                        "mods[" + i + "].mod_id",
                        "is a mod of game type '" + mods.get(i).gameType() + "'");
            }
        }
        List<EnabledModView> views = views(cache.replace(serverId, assignments));
        audit(
                serverId,
                actor,
                new ModsUpdated(views.stream().map(EnabledModView::name).toList()));
        return views;
    }

    private ServerInstance requireManager(int serverId) {
        ServerInstance server = serverRegistry.require(serverId);
        registry.require(server.record().gameType(), ModManager.class);
        return server;
    }

    private Mod require(int id) {
        return cache.mods().stream()
                .filter(mod -> mod.id() == id)
                .findFirst()
                .orElseThrow(() -> new LanguardException(ErrorCode.NOT_FOUND, "Mod with id " + id + " not found"));
    }

    private List<EnabledModView> views(List<ModAssignment> rows) {
        return rows.stream()
                .map(row -> {
                    Mod mod = require(row.modId());
                    return new EnabledModView(
                            mod.id(), mod.name(), mod.folderPath(), row.serverOnly(), row.sortOrder());
                })
                .toList();
    }

    private static void checkDuplicates(List<ModAssignment> assignments) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < assignments.size(); i++) {
            if (!seen.add(assignments.get(i).modId())) {
                throw FieldValidator.validationError("mods[" + i + "].mod_id", "is listed twice");
            }
        }
    }

    private void audit(@Nullable Integer serverId, Actor actor, ContentAuditEvent event) {
        eventService.publish(PlatformEvent.Audited.now(serverId, actor, event));
    }
}
