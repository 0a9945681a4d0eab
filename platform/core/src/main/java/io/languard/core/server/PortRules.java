package io.languard.core.server;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.process.PortUse;
import io.languard.api.process.ProcessConfig;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Lookup;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.server.ServerRecord;
import io.languard.ports.user.Actor;
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

    private final Fleet fleet;
    private final AdapterRegistry registry;
    private final Snapshots snapshots;
    private final Events events;

    @Activate
    public PortRules(
            @Reference Fleet fleet,
            @Reference AdapterRegistry registry,
            @Reference Snapshots snapshots,
            @Reference Events events) {
        this.fleet = fleet;
        this.registry = registry;
        this.snapshots = snapshots;
        this.events = events;
    }

    /**
     * Runs work while nobody else compares or changes names and ports. What adapters have to say of the servers there are is
     * asked before, so that one that hangs holds up nobody but who asks.
     */
    public <T> T alone(Supplier<T> work) {
        Set<String> faulty = new HashSet<>();
        for (int round = 1; ; round++) {
            learn(faulty);
            fleet.definitions.lock();
            try {
                // Some may have been changed since they were asked; not for ever, if somebody changes them all the
                // time.
                if (round == ROUNDS || fleet.all().stream().noneMatch(server -> isUnclear(server, faulty))) {
                    return work.get();
                }
            } finally {
                fleet.definitions.unlock();
            }
        }
    }

    /** Refuses a change of a server's ports if another server has one of them; {@code PORT_IN_USE}. */
    public void checkChange(ManagedServer server, ServerRecord changed) {
        check(portsOf(snapshots.of(changed)), changed.id());
    }

    /** Leaves a warning among the events if remote admin shares a port with the game itself. */
    public void warnAboutOverlap(ManagedServer server) {
        ServerRecord record = server.record();
        if (record.rconPort() == null) {
            return;
        }
        if (isShared(record)) {
            events.publish(new PlatformEvent.Audited(
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
        List<PortUse> game = portsOf(snapshots.of(record.withRconPort(null, record.updatedAt())));
        return game.stream().anyMatch(use -> use.port() == record.rconPort())
                && portsOf(snapshots.of(record)).stream()
                        .filter(use -> use.port() == record.rconPort())
                        .allMatch(use -> game.stream().anyMatch(other -> same(use, other)));
    }

    /** The ports of a server, as its adapter says; every one of them legal. */
    List<PortUse> portsOf(GameServer server) {
        List<PortUse> ports =
                registry.require(gameType(server), ProcessConfig.class).call(process -> process.ports(server));
        for (PortUse use : ports) {
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
    void check(List<PortUse> wanted, int ownId) {
        for (ManagedServer other : fleet.all()) {
            if (other.id() != ownId) {
                for (PortUse taken : known(other)) {
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
    void checkMachine(List<PortUse> wanted) {
        for (PortUse use : wanted) {
            if (!free(use)) {
                throw new LanguardException(ErrorCode.PORT_IN_USE, name(use) + " is in use on this machine");
            }
        }
    }

    /** The remote admin port that a new server gets if its creator names none. */
    Integer chooseRconPort(String gameType, int gamePort, List<PortUse> own) {
        OptionalInt first = registry.require(gameType, ProcessConfig.class)
                .call(process -> process.defaultRemoteAdminPort(gamePort));
        if (first.isEmpty()) {
            return null;
        }
        for (int port = first.getAsInt(); port <= HIGHEST; port++) {
            int candidate = port;
            boolean taken = own.stream().anyMatch(use -> use.port() == candidate)
                    || fleet.all().stream()
                            .flatMap(other -> known(other).stream())
                            .anyMatch(use -> use.port() == candidate);
            if (!taken) {
                return port;
            }
        }
        throw new LanguardException(ErrorCode.PORT_IN_USE, "No free port is left for remote admin");
    }

    /** The ports of a server as last worked out; while its adapter can't say, those on its record. */
    private static List<PortUse> known(ManagedServer server) {
        List<PortUse> ports = server.ports();
        return ports == null ? onRecord(server.record()) : ports;
    }

    private void learn(Set<String> faulty) {
        for (ManagedServer server : fleet.all()) {
            if (isUnclear(server, faulty)) {
                try {
                    int round = server.portsRound();
                    server.rememberPorts(portsOf(snapshots.of(server.record())), round);
                } catch (LanguardException e) {
                    faulty.add(server.record().gameType()); // going just now, or hanging: once is enough
                }
            }
        }
    }

    private boolean isUnclear(ManagedServer server, Set<String> faulty) {
        String gameType = server.record().gameType();
        return server.ports() == null
                && !faulty.contains(gameType)
                && registry.find(gameType, ProcessConfig.class) instanceof Lookup.Found<ProcessConfig>;
    }

    private static List<PortUse> onRecord(ServerRecord record) {
        List<PortUse> ports = new ArrayList<>();
        ports.add(PortUse.udp(record.gamePort(), "game"));
        if (record.rconPort() != null) {
            ports.add(PortUse.udp(record.rconPort(), "rcon"));
        }
        return ports;
    }

    private static String gameType(GameServer server) {
        return ((Snapshot) server).record().gameType();
    }

    private static boolean same(PortUse one, PortUse other) {
        return one.port() == other.port() && one.protocol() == other.protocol();
    }

    private static String name(PortUse use) {
        return use.protocol() + " port " + use.port() + " (" + use.purpose() + ")";
    }

    private static boolean free(PortUse use) {
        InetSocketAddress address = new InetSocketAddress(use.port());
        try {
            if (use.protocol() == PortUse.Protocol.UDP) {
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
