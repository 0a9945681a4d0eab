package io.languard.core.server;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.process.PortBinding;
import io.languard.api.process.ServerLauncher;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Lookup;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.user.Actor;
import io.languard.spi.server.ServerRecord;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may use which port. */
@Component(service = PortRules.class)
public class PortRules {

    private static final int HIGHEST = 65_535;
    private static final int ROUNDS = 5;

    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final EventService eventService;

    @Activate
    public PortRules(
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference EventService eventService) {
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.eventService = eventService;
    }

    /**
     * Runs work while nobody else compares or changes names and ports. What adapters have to say of the servers there are is
     * asked before, so that one that hangs holds up nobody but who asks.
     */
    public <T> T exclusively(Supplier<T> work) {
        Set<String> faulty = new HashSet<>();
        for (int round = 1; ; round++) {
            learn(faulty);
            serverRegistry.definitionLock.lock();
            try {
                // Some may have been changed since they were asked; not for ever, if somebody changes them all the
                // time.
                if (round == ROUNDS || serverRegistry.all().stream().noneMatch(server -> isUnclear(server, faulty))) {
                    return work.get();
                }
            } finally {
                serverRegistry.definitionLock.unlock();
            }
        }
    }

    /** Refuses a change of a server's ports if another server has one of them; {@code PORT_IN_USE}. */
    public void checkChange(ServerInstance server, ServerRecord changed) {
        check(portsOf(serverSnapshotFactory.create(changed)), changed.id());
    }

    /** Leaves a warning among the events if remote admin shares a port with the game itself. */
    public void warnAboutOverlap(ServerInstance server) {
        ServerRecord record = server.record();
        if (record.rconPort() == null) {
            return;
        }
        if (isShared(record)) {
            eventService.publish(new PlatformEvent.Audited(
                    record.id(),
                    "warning",
                    Actor.SUPERVISOR,
                    Map.of(
                            "message",
                            "Remote admin port " + record.rconPort()
                                    + " lies among the ports that the game itself uses",
                            "rcon_port",
                            record.rconPort()),
                    Instant.now()));
        }
    }

    /**
     * Whether the game would bind this port without remote admin, too. Where it says of it that remote admin speaks another
     * protocol there, both fit.
     */
    private boolean isShared(ServerRecord record) {
        List<PortBinding> game = portsOf(serverSnapshotFactory.create(record.withRconPort(null, record.updatedAt())));
        return game.stream().anyMatch(use -> use.port() == record.rconPort())
                && portsOf(serverSnapshotFactory.create(record)).stream()
                        .filter(use -> use.port() == record.rconPort())
                        .allMatch(use -> game.stream().anyMatch(other -> same(use, other)));
    }

    /** The ports of a server, as its adapter says; every one of them legal. */
    List<PortBinding> portsOf(GameServer server) {
        List<PortBinding> ports =
                registry.require(gameType(server), ServerLauncher.class).call(process -> process.ports(server));
        for (PortBinding use : ports) {
            if (use.port() < 1 || use.port() > HIGHEST) {
                throw new LanguardException(
                        ErrorCode.VALIDATION_ERROR,
                        "The game's port for " + use.purpose() + " would be " + use.port() + "; ports end at "
                                + HIGHEST,
                        List.of(new io.languard.api.error.FieldProblem(
                                "game_port", "is too high: the game also uses ports above it")));
            }
        }
        return ports;
    }

    /** Refuses ports that another server has; {@code PORT_IN_USE}. */
    void check(List<PortBinding> wanted, int ownId) {
        for (ServerInstance other : serverRegistry.all()) {
            if (other.id() != ownId) {
                for (PortBinding taken : known(other)) {
                    wanted.stream().filter(use -> same(use, taken)).findFirst().ifPresent(use -> {
                        throw new LanguardException(
                                ErrorCode.PORT_IN_USE,
                                name(use) + " is taken by server " + other.id() + " '"
                                        + other.record().name() + "'");
                    });
                }
            }
        }
    }

    /** Refuses ports that something on this machine uses right now; {@code PORT_IN_USE}. */
    void checkHost(List<PortBinding> wanted) {
        for (PortBinding use : wanted) {
            if (!free(use)) {
                throw new LanguardException(ErrorCode.PORT_IN_USE, name(use) + " is in use on this machine");
            }
        }
    }

    /** The remote admin port that a new server gets if its creator names none. */
    Integer allocateRconPort(String gameType, int gamePort, List<PortBinding> own) {
        OptionalInt first = registry.require(gameType, ServerLauncher.class)
                .call(process -> process.defaultRemoteAdminPort(gamePort));
        if (first.isEmpty()) {
            return null;
        }
        for (int port = first.getAsInt(); port <= HIGHEST; port++) {
            int candidate = port;
            boolean taken = own.stream().anyMatch(use -> use.port() == candidate)
                    || serverRegistry.all().stream()
                            .flatMap(other -> known(other).stream())
                            .anyMatch(use -> use.port() == candidate);
            if (!taken) {
                return port;
            }
        }
        throw new LanguardException(ErrorCode.PORT_IN_USE, "No free port is left for remote admin");
    }

    /** The ports of a server as last worked out; while its adapter can't say, those on its record. */
    private static List<PortBinding> known(ServerInstance server) {
        List<PortBinding> ports = server.ports();
        return ports == null ? onRecord(server.record()) : ports;
    }

    private void learn(Set<String> faulty) {
        for (ServerInstance server : serverRegistry.all()) {
            if (isUnclear(server, faulty)) {
                try {
                    int round = server.portsVersion();
                    server.cachePorts(portsOf(serverSnapshotFactory.create(server.record())), round);
                } catch (LanguardException e) {
                    faulty.add(server.record().gameType()); // going just now, or hanging: once is enough
                }
            }
        }
    }

    private boolean isUnclear(ServerInstance server, Set<String> faulty) {
        String gameType = server.record().gameType();
        return server.ports() == null
                && !faulty.contains(gameType)
                && registry.find(gameType, ServerLauncher.class) instanceof Lookup.Found<ServerLauncher>;
    }

    private static List<PortBinding> onRecord(ServerRecord record) {
        List<PortBinding> ports = new ArrayList<>();
        ports.add(PortBinding.udp(record.gamePort(), "game"));
        if (record.rconPort() != null) {
            ports.add(PortBinding.udp(record.rconPort(), "rcon"));
        }
        return ports;
    }

    private static String gameType(GameServer server) {
        return server.gameType();
    }

    private static boolean same(PortBinding one, PortBinding other) {
        return one.port() == other.port() && one.protocol() == other.protocol();
    }

    private static String name(PortBinding use) {
        return use.protocol() + " port " + use.port() + " (" + use.purpose() + ")";
    }

    private static boolean free(PortBinding use) {
        InetSocketAddress address = new InetSocketAddress(use.port());
        try {
            if (use.protocol() == PortBinding.Protocol.UDP) {
                new DatagramSocket(address).close();
            } else {
                try (ServerSocket socket = new ServerSocket()) {
                    socket.setReuseAddress(true);
                    socket.bind(address);
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
