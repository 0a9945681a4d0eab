package io.languard.api.process;

import io.languard.api.CapabilityType;
import io.languard.api.GameServer;
import java.util.List;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Describes how the process of a game server is started, how its readiness is detected, and how it is stopped. The
 * platform runs the process.
 *
 * <p>Stateless. Called concurrently on platform threads; each call must return within 5 seconds.
 */
@ConsumerType
@CapabilityType(name = "process_config", title = "Processes", order = 20)
public interface ServerLauncher {

    /** Returns the allowed file names of the executable, which are compared exactly. */
    List<String> allowedExecutables();

    /**
     * Returns the port that the game uses if nobody chooses another one. New servers are suggested this port or the next
     * free one above it; empty if the game has no such port.
     */
    default OptionalInt defaultGamePort() {
        return OptionalInt.empty();
    }

    /**
     * Returns the default remote admin port of a server with this game port, or empty if the game has no remote admin
     * or needs no port for it. It is used if a new server is created without one; if the port is in use, the platform selects the next free one
     * above it.
     */
    OptionalInt defaultRemoteAdminPort(int gamePort);

    /**
     * Returns all ports that the server will bind, including the remote admin port. Two servers must not share a port,
     * and all ports must be free on the machine when the server is started.
     */
    List<PortBinding> ports(GameServer server);

    /**
     * Returns the command line, working directory and environment. Called immediately before each start, after the
     * configuration files have been written.
     *
     * @throws io.languard.api.error.LanguardException {@code INVALID_CONFIG} if a server with this configuration cannot
     *     be started, for example because a mission of the rotation is not on disk
     */
    LaunchCommand launchCommand(GameServer server);

    /**
     * Returns a new probe for one start. Called once per start, and again if the platform itself is restarted and
     * adopts a server that is still starting.
     */
    ReadinessProbe readinessProbe(GameServer server);

    /**
     * Returns the signal that asks the process to terminate when remote admin cannot (see {@link
     * io.languard.api.remote.GracefulShutdown}).
     */
    StopSignal stopSignal();
}
