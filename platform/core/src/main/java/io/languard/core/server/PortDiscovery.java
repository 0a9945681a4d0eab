package io.languard.core.server;

import io.languard.api.error.LanguardException;
import io.languard.api.process.ServerLauncher;
import io.languard.core.CoreExecutors;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Lookup;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Queries adapters for the ports of servers whose ports are unknown, because the platform has just been started or a
 * configuration has changed. The adapters are called on workers, one for each game, so that a game that hangs delays a
 * request for another game by no more than {@link #MAX_WAIT}.
 */
@Component(service = PortDiscovery.class)
public class PortDiscovery {

    static final Duration MAX_WAIT = Duration.ofMillis(500);

    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final PortRules portRules;
    private final CoreExecutors threads;
    private final Map<String, Inquiry> running = new ConcurrentHashMap<>();

    @Activate
    public PortDiscovery(
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference PortRules portRules,
            @Reference CoreExecutors threads) {
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.portRules = portRules;
        this.threads = threads;
    }

    /**
     * Queries the ports that are unknown.
     *
     * @return the games whose adapters failed or did not respond in time
     */
    Set<String> discover() {
        Set<String> games = undiscovered().stream()
                .map(server -> server.record().gameType())
                .collect(Collectors.toSet());
        if (games.isEmpty()) {
            return games;
        }
        games.stream().map(this::ask).toList().forEach(Inquiry::await);
        Set<String> silent = new HashSet<>();
        undiscovered().forEach(server -> silent.add(server.record().gameType()));
        silent.retainAll(games);
        return silent;
    }

    /** Returns whether some server's ports are unknown although an adapter could report them. */
    boolean isIncomplete(Set<String> exceptGames) {
        return undiscovered().stream()
                .anyMatch(server -> !exceptGames.contains(server.record().gameType()));
    }

    private List<ServerInstance> undiscovered() {
        return serverRegistry.all().stream()
                .filter(server -> server.ports().peek().isEmpty())
                .filter(server -> registry.find(server.record().gameType(), ServerLauncher.class)
                        instanceof Lookup.Found<ServerLauncher>)
                .toList();
    }

    private Inquiry ask(String gameType) {
        Inquiry inquiry = new Inquiry(System.nanoTime(), new CountDownLatch(1));
        Inquiry earlier = running.putIfAbsent(gameType, inquiry);
        if (earlier != null) {
            return earlier;
        }
        boolean accepted = threads.tryExecute(() -> {
            try {
                undiscovered().stream()
                        .filter(server -> server.record().gameType().equals(gameType))
                        .forEach(server -> server.ports().get(() -> portRules.portsOf(server.record())));
            } catch (LanguardException e) {
                return; // logged by the guard; one call that fails or hangs is enough
            } finally {
                running.remove(gameType);
                inquiry.done().countDown();
            }
        });
        if (!accepted) {
            running.remove(gameType);
            inquiry.done().countDown();
        }
        return inquiry;
    }

    /** One round of calls to one adapter. No caller waits for it longer than {@link #MAX_WAIT} after its start. */
    private record Inquiry(long startedNanos, CountDownLatch done) {

        private void await() {
            try {
                done.await(MAX_WAIT.toNanos() - (System.nanoTime() - startedNanos), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
