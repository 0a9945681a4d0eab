package io.languard.core.game;

import io.languard.api.GameAdapter;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.MissionManager;
import io.languard.api.process.ServerLauncher;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteCommand;
import io.languard.api.route.GameRoutes;
import io.languard.core.config.SchemaCache;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.registry.Lookup;
import io.languard.service.game.Capability;
import io.languard.service.game.GameService;
import io.languard.service.game.GameView;
import io.languard.service.game.MissionRulesView;
import io.languard.service.game.RemoteAdminView;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements the use cases of games. */
@Component(service = GameService.class)
public class GameServiceImpl implements GameService {

    /** The maximum number of an adapter's resources, each of which takes a part of an application. */
    static final int MAX_RESOURCES = 100;

    private static final Capability REMOTE_ADMIN =
            Capability.of(RemoteAdmin.class).orElseThrow();

    private final AdapterRegistry registry;
    private final DisplayNameCache displayNames;
    private final SchemaCache schemaCache;
    private final CapabilityCatalog catalog;
    private final Map<GuardedService<GameRoutes>, Set<Object>> routes =
            Collections.synchronizedMap(new WeakHashMap<>());

    @Activate
    public GameServiceImpl(
            @Reference AdapterRegistry registry,
            @Reference DisplayNameCache displayNames,
            @Reference SchemaCache schemaCache,
            @Reference CapabilityCatalog catalog) {
        this.registry = registry;
        this.displayNames = displayNames;
        this.schemaCache = schemaCache;
        this.catalog = catalog;
    }

    @Override
    public List<GameView> list() {
        return registry.games().stream().flatMap(this::ifStillThere).toList();
    }

    @Override
    public GameView get(String gameType) {
        return view(
                gameType,
                schemaCache
                        .find(gameType)
                        .map(schema -> List.copyOf(schema.sections().keySet()))
                        .orElse(List.of()),
                registry.find(gameType, ServerLauncher.class) instanceof Lookup.Found<ServerLauncher> found
                        ? List.copyOf(found.service().call(ServerLauncher::allowedExecutables))
                        : List.of());
    }

    private GameView view(String gameType, List<String> sections, List<String> executables) {
        GuardedService<GameAdapter> game = registry.requireGame(gameType);
        Map<Boolean, List<Capability>> capabilities =
                registry.capabilities(gameType).stream().collect(Collectors.partitioningBy(Capability::isPart));
        return new GameView(
                gameType,
                displayNames.get(gameType, game),
                game.bundleVersion(),
                capabilities.getOrDefault(false, List.of()),
                capabilities.getOrDefault(true, List.of()),
                sections,
                executables);
    }

    @Override
    public RemoteAdminView remoteAdmin(String gameType) {
        registry.require(gameType, RemoteAdmin.class);
        Stream<String> parts = registry.capabilities(gameType).stream()
                .filter(capability -> capability.partOf().equals(REMOTE_ADMIN.wireName()))
                .map(Capability::wireName);
        return new RemoteAdminView(Stream.concat(Stream.of("command"), parts).toList());
    }

    @Override
    public List<RemoteCommand> remoteCommands(String gameType) {
        return registry.require(gameType, RemoteAdmin.class).call(RemoteAdmin::commands);
    }

    @Override
    public MissionRulesView missionRules(String gameType) {
        GuardedService<MissionManager> missionManager = registry.require(gameType, MissionManager.class);
        return missionManager.call(manager -> new MissionRulesView(
                manager.extensions().stream().sorted().toList(), List.copyOf(manager.difficulties())));
    }

    @Override
    public List<Capability> capabilities() {
        // A service may come from a bundle whose build has not written the manifest header.
        return Stream.concat(catalog.declared(), registry.capabilities().stream())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void require(String gameType) {
        registry.requireGame(gameType);
    }

    @Override
    public Map<String, Object> schemas(String gameType) {
        Map<String, Object> documents = new LinkedHashMap<>();
        schemaCache
                .require(gameType)
                .sections()
                .forEach((name, sectionSchema) -> documents.put(name, sectionSchema.document()));
        return documents;
    }

    @Override
    public Map<String, Map<String, Object>> defaults(String gameType) {
        Map<String, Map<String, Object>> defaults = new LinkedHashMap<>();
        schemaCache
                .require(gameType)
                .sections()
                .forEach((name, sectionSchema) -> defaults.put(name, sectionSchema.defaults()));
        return defaults;
    }

    @Override
    public Optional<Set<Object>> routes(String gameType) {
        return registry.routes(gameType).map(this::resources);
    }

    /** Calls the adapter outside the map's monitor, so that one that hangs does not delay other games. */
    private Set<Object> resources(GuardedService<GameRoutes> guardedService) {
        Set<Object> known = routes.get(guardedService);
        if (known == null) {
            Set<Object> fresh = guardedService.call(GameRoutes::resources);
            if (fresh.size() > MAX_RESOURCES) {
                throw guardedService.invalidResponse("returned more than " + MAX_RESOURCES + " resources");
            }
            Set<Object> before = routes.putIfAbsent(guardedService, fresh);
            known = before == null ? fresh : before;
        }
        return known;
    }

    private Stream<GameView> ifStillThere(String gameType) {
        try {
            return Stream.of(view(gameType, List.of(), List.of()));
        } catch (LanguardException e) {
            return Stream.empty(); // unregistered while the list was built
        }
    }
}
