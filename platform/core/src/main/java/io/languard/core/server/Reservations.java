package io.languard.core.server;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.process.PortBinding;
import io.languard.service.server.ServerDefinition;
import io.languard.service.validation.FieldLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reserves names and ports for servers that are about to be stored, so that no two requests take the same one. Names
 * and ports are compared in memory under a lock; neither an adapter nor the database is called while it is held.
 */
@Component(service = Reservations.class)
public class Reservations {

    private static final int DISCOVERY_ROUNDS = 3;

    private final ServerRegistry serverRegistry;
    private final PortDiscovery portDiscovery;
    private final LaunchCodec launches;
    private final Set<Reservation> held = new CopyOnWriteArraySet<>();

    @Activate
    public Reservations(
            @Reference ServerRegistry serverRegistry,
            @Reference PortDiscovery portDiscovery,
            @Reference LaunchCodec launches) {
        this.serverRegistry = serverRegistry;
        this.portDiscovery = portDiscovery;
        this.launches = launches;
    }

    /** A name and ports that no other request can take until this is closed. */
    final class Reservation implements AutoCloseable {

        private final int ownId;
        private final @Nullable String name;
        private final List<PortBinding> ports;

        private Reservation(int ownId, @Nullable String name, List<PortBinding> ports) {
            this.ownId = ownId;
            this.name = name;
            this.ports = ports;
        }

        /** Releases the reservation: either the server has been stored by now, or storing it has failed. */
        @Override
        public void close() {
            held.remove(this);
        }
    }

    /**
     * Reserves a name and ports.
     *
     * @param ownId the id of the server they are for, which may have them already; 0 for a new one
     * @param name {@code null} for none
     * @param visible whether an error may name a server
     * @throws LanguardException {@code CONFLICT} or {@code PORT_IN_USE} if another server has them or is about to
     */
    Reservation reserve(int ownId, @Nullable String name, List<PortBinding> ports, Predicate<ServerInstance> visible) {
        Set<String> silentGames = Set.of();
        for (int round = 1; !ports.isEmpty() && round <= DISCOVERY_ROUNDS; round++) {
            if (!portDiscovery.isIncomplete(silentGames)) {
                break;
            }
            silentGames = portDiscovery.discover();
        }
        synchronized (this) {
            if (name != null) {
                checkName(ownId, name);
            }
            checkPorts(ownId, ports, visible);
            Reservation reservation = new Reservation(ownId, name, List.copyOf(ports));
            held.add(reservation);
            return reservation;
        }
    }

    /** Throws {@code CONFLICT} if another server has the name or is about to get it. */
    void checkName(int ownId, String name) {
        Stream<String> stored = serverRegistry.all().stream()
                .filter(other -> other.id() != ownId)
                .map(other -> other.record().name());
        Stream<String> reserved = held.stream()
                .filter(other -> other.ownId != ownId || ownId == 0)
                .map(other -> other.name);
        if (Stream.concat(stored, reserved).anyMatch(name::equals)) {
            throw new LanguardException(ErrorCode.CONFLICT, "A server named '" + name + "' already exists");
        }
    }

    /**
     * Returns the first port, starting from the given one, that is not among the {@link #takenPorts}.
     *
     * @param own other ports of the same server, which are not free either
     * @throws LanguardException {@code PORT_IN_USE} if there is none
     */
    int firstFreePort(int from, List<PortBinding> own) {
        Set<Integer> taken = takenPorts();
        own.forEach(binding -> taken.add(binding.port()));
        return IntStream.rangeClosed(from, FieldLimits.MAX_PORT)
                .filter(port -> !taken.contains(port))
                .findFirst()
                .orElseThrow(
                        () -> new LanguardException(ErrorCode.PORT_IN_USE, "No free port is left for remote admin"));
    }

    /**
     * Returns the ports that a server has or is about to get, or that a server's process was started with, regardless of
     * the protocol, as a new modifiable set.
     */
    Set<Integer> takenPorts() {
        portDiscovery.discover();
        Stream<PortBinding> reserved = held.stream().flatMap(reservation -> reservation.ports.stream());
        Stream<PortBinding> stored = serverRegistry.all().stream().flatMap(server -> ports(server).stream());
        Stream<PortBinding> bound = serverRegistry.all().stream()
                .flatMap(server -> launches.decodeActive(server.record()).stream())
                .flatMap(launch -> launch.ports().stream());
        return Stream.of(reserved, stored, bound)
                .flatMap(ports -> ports)
                .map(PortBinding::port)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void checkPorts(int ownId, List<PortBinding> ports, Predicate<ServerInstance> visible) {
        for (ServerInstance other : serverRegistry.all()) {
            if (other.id() != ownId) {
                conflict(ports, ports(other)).ifPresent(binding -> {
                    throw new LanguardException(
                            ErrorCode.PORT_IN_USE,
                            PortRules.describe(binding) + " is taken by "
                                    + (visible.test(other)
                                            ? "server " + other.id() + " '"
                                                    + other.record().name() + "'"
                                            : "another server"));
                });
            }
        }
        for (Reservation other : held) {
            if (other.ownId != ownId || ownId == 0) {
                conflict(ports, other.ports).ifPresent(binding -> {
                    throw new LanguardException(
                            ErrorCode.PORT_IN_USE, PortRules.describe(binding) + " is being taken by another request");
                });
            }
        }
    }

    private static Optional<PortBinding> conflict(List<PortBinding> ports, List<PortBinding> taken) {
        return ports.stream()
                .filter(binding -> taken.stream().anyMatch(other -> PortRules.isSame(binding, other)))
                .findFirst();
    }

    /** Returns the ports of a server as its adapter last reported them; those in its record while they are unknown. */
    private static List<PortBinding> ports(ServerInstance server) {
        return server.ports().peek().orElseGet(() -> {
            ServerDefinition definition = server.record().definition();
            List<PortBinding> ports = new ArrayList<>();
            ports.add(PortBinding.udp(definition.gamePort(), "game"));
            if (definition.rconPort() != null) {
                ports.add(PortBinding.udp(definition.rconPort(), "rcon"));
            }
            return ports;
        });
    }
}
