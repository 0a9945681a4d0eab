package io.languard.core.server;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.process.PortBinding;
import io.languard.api.process.ServerLauncher;
import io.languard.core.process.ProcessHost;
import io.languard.core.registry.AdapterRegistry;
import io.languard.service.event.ServerAuditEvent.PortWarning;
import io.languard.service.user.Actor;
import io.languard.spi.server.ServerRecord;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Determines which ports a server binds, according to its adapter, and checks whether they are available. */
@Component(service = PortRules.class)
public class PortRules {

    private static final int MAX_PORT = 65_535;

    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final ProcessHost processHost;

    @Activate
    public PortRules(
            @Reference AdapterRegistry registry,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference ProcessHost processHost) {
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.processHost = processHost;
    }

    /**
     * Returns the ports of a server as its adapter reports them.
     *
     * @throws LanguardException {@code VALIDATION_ERROR} if one of them is out of range
     */
    public List<PortBinding> portsOf(ServerRecord record) {
        return portsOf(record.gameType(), serverSnapshotFactory.configured(record));
    }

    /** Returns the ports of a server as {@link #portsOf(ServerRecord)} does. */
    public List<PortBinding> portsOf(String gameType, GameServer server) {
        List<PortBinding> ports =
                registry.require(gameType, ServerLauncher.class).call(launcher -> launcher.ports(server));
        for (PortBinding binding : ports) {
            if (binding.port() < 1 || binding.port() > MAX_PORT) {
                throw new LanguardException(
                        ErrorCode.VALIDATION_ERROR,
                        "The game's port for " + binding.purpose() + " would be " + binding.port() + "; ports end at "
                                + MAX_PORT,
                        List.of(new FieldProblem("game_port", "is too high: the game also uses ports above it")));
            }
        }
        return ports;
    }

    /** Throws {@code PORT_IN_USE} if a port is currently in use on the host of the processes. */
    public void checkHost(List<PortBinding> ports) {
        for (PortBinding binding : ports) {
            if (!processHost.isFree(binding)) {
                throw new LanguardException(ErrorCode.PORT_IN_USE, describe(binding) + " is in use on this machine");
            }
        }
    }

    /** Returns whether all ports could be bound on the host of the processes now. */
    boolean areFree(List<PortBinding> ports) {
        return ports.stream().allMatch(processHost::isFree);
    }

    /** Adds a warning to the audit trail if remote admin shares a port with the game itself. */
    void warnAboutOverlap(ServerInstance server) {
        ServerRecord record = server.record();
        Integer rconPort = record.definition().rconPort();
        if (rconPort != null && isShared(record, rconPort)) {
            server.audit(
                    Actor.supervisor(),
                    new PortWarning(
                            "Remote admin port " + rconPort + " lies among the ports that the game itself uses",
                            rconPort));
        }
    }

    /**
     * Returns whether the game would also bind the remote admin port if remote admin were off. If remote admin uses
     * another protocol on the same number, there is no conflict.
     */
    private boolean isShared(ServerRecord record, int rconPort) {
        List<PortBinding> game =
                portsOf(record.withDefinition(definition -> definition.withRconPort(null), record.updatedAt()));
        return game.stream().anyMatch(binding -> binding.port() == rconPort)
                && portsOf(record).stream()
                        .filter(binding -> binding.port() == rconPort)
                        .allMatch(binding -> game.stream().anyMatch(other -> isSame(binding, other)));
    }

    /** Returns whether two servers cannot have both at the same time. */
    static boolean isSame(PortBinding one, PortBinding other) {
        return one.port() == other.port() && one.protocol() == other.protocol();
    }

    /** Describes a port for messages. */
    static String describe(PortBinding binding) {
        return binding.protocol() + " port " + binding.port() + " (" + binding.purpose() + ")";
    }
}
