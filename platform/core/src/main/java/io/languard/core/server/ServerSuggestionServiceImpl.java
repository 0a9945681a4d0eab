package io.languard.core.server;

import io.languard.api.process.ExecutableFinder;
import io.languard.api.process.FoundExecutable;
import io.languard.api.process.ServerLauncher;
import io.languard.core.process.ExecutableSearcher;
import io.languard.core.process.ProcessHost;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.registry.Lookup;
import io.languard.service.server.ExecutableSuggestion;
import io.languard.service.server.PortSuggestion;
import io.languard.service.server.ServerSuggestionService;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.service.validation.FieldLimits;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements the use cases that suggest executables and ports for new servers. */
@Component(service = ServerSuggestionService.class)
public class ServerSuggestionServiceImpl implements ServerSuggestionService {

    private static final int MAX_LABEL = 200;

    private final Authorizer authorizer;
    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final ExecutableSearcher searcher;
    private final ProcessHost processHost;
    private final FreePortFinder freePortFinder;

    @Activate
    public ServerSuggestionServiceImpl(
            @Reference Authorizer authorizer,
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference ExecutableSearcher searcher,
            @Reference ProcessHost processHost,
            @Reference FreePortFinder freePortFinder) {
        this.authorizer = authorizer;
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.searcher = searcher;
        this.processHost = processHost;
        this.freePortFinder = freePortFinder;
    }

    @Override
    public List<ExecutableSuggestion> executables(Actor actor, String gameType) {
        authorizer.require(actor, Permission.SERVERS_CREATE);
        List<String> allowed =
                registry.require(gameType, ServerLauncher.class).call(ServerLauncher::allowedExecutables);
        Map<String, List<Integer>> users = users(actor, gameType);
        Map<String, @Nullable String> labels = labels(gameType);
        Stream<String> used = users.keySet().stream().filter(processHost::exists);
        return Stream.concat(used, labels.keySet().stream())
                .distinct()
                .filter(path -> allowed.contains(ExecutableRules.fileName(path)) && isLine(path))
                .limit(MAX_EXECUTABLES)
                .map(path -> new ExecutableSuggestion(path, labels.get(path), users.getOrDefault(path, List.of())))
                .toList();
    }

    @Override
    public PortSuggestion freePorts(Actor actor, String gameType) {
        authorizer.require(actor, Permission.SERVERS_CREATE);
        return freePortFinder.find(gameType);
    }

    /** Returns the servers that use each executable, in the order of their ids. */
    private Map<String, List<Integer>> users(Actor actor, String gameType) {
        return serverRegistry.all().stream()
                .filter(server -> server.record().gameType().equals(gameType))
                .filter(server -> authorizer.isPermitted(actor, Permission.SERVER_VIEW, server.id()))
                .collect(Collectors.groupingBy(
                        server -> server.record().definition().exePath(),
                        LinkedHashMap::new,
                        Collectors.mapping(ServerInstance::id, Collectors.toList())));
    }

    /** Returns the paths that the adapter has found, in its order, with their labels. */
    private Map<String, @Nullable String> labels(String gameType) {
        Map<String, @Nullable String> labels = new LinkedHashMap<>();
        if (registry.find(gameType, ExecutableFinder.class) instanceof Lookup.Found<ExecutableFinder> finder) {
            for (FoundExecutable found : find(finder.service())) {
                labels.putIfAbsent(found.path().toString(), label(found));
            }
        }
        return labels;
    }

    private List<FoundExecutable> find(GuardedService<ExecutableFinder> finder) {
        Set<Path> offered = ConcurrentHashMap.newKeySet();
        List<FoundExecutable> found = finder.call(adapter -> adapter.find(names -> {
            List<Path> files = searcher.find(names);
            offered.addAll(files);
            return files;
        }));
        if (!found.stream().allMatch(each -> offered.contains(each.path()))) {
            throw finder.invalidResponse("returned an executable that the search has not found");
        }
        return found;
    }

    private static @Nullable String label(FoundExecutable found) {
        String line = found.label().replaceAll("\\p{Cntrl}+", " ").strip();
        return line.isEmpty() ? null : line.substring(0, Math.min(line.length(), MAX_LABEL));
    }

    private static boolean isLine(String path) {
        return path.length() <= FieldLimits.MAX_PATH_LENGTH && path.chars().noneMatch(Character::isISOControl);
    }
}
