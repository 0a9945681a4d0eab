package io.languard.core.config;

import io.languard.api.GameAdapter;
import io.languard.api.error.LanguardException;
import io.languard.api.process.ProcessConfig;
import io.languard.api.route.GameRoutes;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Lookup;
import io.languard.core.registry.Provided;
import io.languard.ports.game.GameView;
import io.languard.ports.game.Games;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of games. */
@Component(service = Games.class)
public class GameService implements Games {

    private static final int LONGEST_NAME = 200;

    /** The list of all games waits for each: what should be a constant must not hold it up for long. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final AdapterRegistry registry;
    private final Schemas schemas;
    private final Map<Provided<GameRoutes>, Set<Object>> routes = Collections.synchronizedMap(new WeakHashMap<>());

    @Activate
    public GameService(@Reference AdapterRegistry registry, @Reference Schemas schemas) {
        this.registry = registry;
        this.schemas = schemas;
    }

    @Override
    public List<GameView> list() {
        return registry.games().stream().flatMap(this::ifStillThere).toList();
    }

    @Override
    public GameView get(String gameType) {
        return view(
                gameType,
                schemas.ifPresent(gameType)
                        .map(schema -> List.copyOf(schema.sections().keySet()))
                        .orElse(List.of()),
                registry.find(gameType, ProcessConfig.class) instanceof Lookup.Found<ProcessConfig> found
                        ? List.copyOf(found.provided().call(ProcessConfig::allowedExecutables))
                        : List.of());
    }

    private GameView view(String gameType, List<String> sections, List<String> executables) {
        Provided<GameAdapter> game = registry.requireGame(gameType);
        return new GameView(
                gameType,
                name(game, game.call(AT_ONCE, GameAdapter::displayName)),
                name(game, game.call(AT_ONCE, GameAdapter::version)),
                List.copyOf(registry.capabilities(gameType)),
                sections,
                executables);
    }

    private static String name(Provided<GameAdapter> game, String text) {
        if (text.length() > LONGEST_NAME) {
            throw game.unfit("has a name or version of more than " + LONGEST_NAME + " characters");
        }
        return text;
    }

    @Override
    public void require(String gameType) {
        registry.requireGame(gameType);
    }

    @Override
    public Map<String, Object> schemas(String gameType) {
        Map<String, Object> documents = new LinkedHashMap<>();
        schemas.of(gameType).sections().forEach((name, section) -> documents.put(name, section.document()));
        return documents;
    }

    @Override
    public Map<String, Map<String, Object>> defaults(String gameType) {
        Map<String, Map<String, Object>> defaults = new LinkedHashMap<>();
        schemas.of(gameType).sections().forEach((name, section) -> defaults.put(name, section.defaults()));
        return defaults;
    }

    @Override
    public Optional<Set<Object>> routes(String gameType) {
        return registry.routes(gameType).map(this::resources);
    }

    /** Asked outside the map's monitor: an adapter that hangs holds up no other game. */
    private Set<Object> resources(Provided<GameRoutes> provided) {
        Set<Object> known = routes.get(provided);
        if (known == null) {
            Set<Object> fresh = provided.call(GameRoutes::resources);
            Set<Object> before = routes.putIfAbsent(provided, fresh);
            known = before == null ? fresh : before;
        }
        return known;
    }

    private Stream<GameView> ifStillThere(String gameType) {
        try {
            return Stream.of(view(gameType, List.of(), List.of()));
        } catch (LanguardException e) {
            return Stream.empty(); // it went while the list was made
        }
    }
}
