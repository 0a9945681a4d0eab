package io.languard.core.server;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.process.PortBinding;
import io.languard.api.process.ServerLauncher;
import io.languard.api.remote.RemoteAdmin;
import io.languard.core.config.SectionValueResolver;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.service.server.PortSuggestion;
import io.languard.service.server.ServerDefinition;
import io.languard.service.validation.FieldLimits;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.server.ServerRunState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds ports for new servers that neither another server has nor a socket on the machine uses. Reserves nothing. */
@Component(service = FreePortFinder.class)
public class FreePortFinder {

    /** The first port to try for games that have no usual one. */
    static final int FIRST_PORT = 27_015;

    /** How many ports are tried; a game whose ports are fixed never has free ones. */
    private static final int MAX_GAME_PORTS = 200;

    private static final int MAX_RCON_PORTS = 20;

    private final AdapterRegistry registry;
    private final SectionValueResolver values;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final PortRules portRules;
    private final Reservations reservations;

    @Activate
    public FreePortFinder(
            @Reference AdapterRegistry registry,
            @Reference SectionValueResolver values,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference PortRules portRules,
            @Reference Reservations reservations) {
        this.registry = registry;
        this.values = values;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.portRules = portRules;
        this.reservations = reservations;
    }

    /** Returns the first free ports, starting from the usual port of the game. */
    PortSuggestion find(String gameType) {
        GuardedService<ServerLauncher> launcher = registry.require(gameType, ServerLauncher.class);
        int first = launcher.call(ServerLauncher::defaultGamePort).orElse(FIRST_PORT);
        if (first < FieldLimits.MIN_PORT || first > FieldLimits.MAX_PORT) {
            throw launcher.invalidResponse("returned " + first + " as default game port");
        }
        Search search =
                new Search(gameType, launcher, values.initialConfig(gameType).plain(), reservations.takenPorts());
        return search.freeFrom(first)
                .limit(MAX_GAME_PORTS)
                .mapToObj(search::suggestion)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.PORT_IN_USE, "No free ports were found for game type '" + gameType + "'"));
    }

    /** The search for one new server. */
    private final class Search {

        private final String gameType;
        private final GuardedService<ServerLauncher> launcher;
        private final Map<String, Map<String, Object>> config;
        private final Set<Integer> taken;

        Search(
                String gameType,
                GuardedService<ServerLauncher> launcher,
                Map<String, Map<String, Object>> config,
                Set<Integer> taken) {
            this.gameType = gameType;
            this.launcher = launcher;
            this.config = config;
            this.taken = taken;
        }

        IntStream freeFrom(int first) {
            return IntStream.rangeClosed(first, FieldLimits.MAX_PORT).filter(port -> !taken.contains(port));
        }

        /** Returns a suggestion with this game port if all ports that go with it are free. */
        Optional<PortSuggestion> suggestion(int gamePort) {
            Optional<List<PortBinding>> own = freePorts(gamePort, null);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            OptionalInt rconPort = registry.supports(gameType, RemoteAdmin.class)
                    ? launcher.call(process -> process.defaultRemoteAdminPort(gamePort))
                    : OptionalInt.empty();
            if (rconPort.isEmpty()) {
                return Optional.of(new PortSuggestion(gamePort, null));
            }
            return freeFrom(rconPort.getAsInt())
                    .filter(port -> own.get().stream().noneMatch(binding -> binding.port() == port))
                    .limit(MAX_RCON_PORTS)
                    .filter(port -> freePorts(gamePort, port).isPresent())
                    .mapToObj(port -> new PortSuggestion(gamePort, port))
                    .findFirst();
        }

        /** Returns the ports that the server would bind; empty if one of them is not free or does not exist. */
        private Optional<List<PortBinding>> freePorts(int gamePort, @Nullable Integer rconPort) {
            try {
                List<PortBinding> ports = portRules.portsOf(
                        gameType, serverSnapshotFactory.configured(record(gamePort, rconPort), config));
                boolean free = ports.stream().noneMatch(binding -> taken.contains(binding.port()));
                return free && portRules.areFree(ports) ? Optional.of(ports) : Optional.empty();
            } catch (LanguardException e) {
                if (e.code() == ErrorCode.INVALID_CONFIG || e.code() == ErrorCode.VALIDATION_ERROR) {
                    return Optional.empty(); // too high: the game also needs ports above it
                }
                throw e;
            }
        }

        private ServerRecord record(int gamePort, @Nullable Integer rconPort) {
            ServerDefinition definition = new ServerDefinition("", "", gameType, "", gamePort, rconPort, false, 0);
            return new ServerRecord(0, definition, ServerRunState.NEW, Instant.EPOCH, Instant.EPOCH);
        }
    }
}
