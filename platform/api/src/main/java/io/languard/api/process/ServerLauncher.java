package io.languard.api.process;

import io.languard.api.CapabilityType;
import io.languard.api.GameServer;
import java.util.List;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How a game server's process is started, known to be ready, and asked to stop. The platform owns the process itself.
 *
 * <p>Stateless; called on platform threads, from several at once; each call must return within 5 seconds.
 */
@ConsumerType
@CapabilityType(name = "process_config", title = "Processes", order = 20)
public interface ServerLauncher {

    /** The file names that an executable may have, compared exactly. */
    List<String> allowedExecutables();

    /**
     * The remote admin port that a server on this game port gets when its creator names none; the platform takes the
     * next free one above it. Empty for games without remote admin.
     */
    OptionalInt defaultRemoteAdminPort(int gamePort);

    /**
     * Every port that the server will bind, the remote admin port included. Two servers must not share one, and each must
     * be free on the machine at start.
     */
    List<PortBinding> ports(GameServer server);

    /**
     * The command line and what goes with it. Called right before a start, after the config files are written.
     *
     * @throws io.languard.api.error.LanguardException {@code INVALID_CONFIG} if the configuration can't be started, such as
     *     a mission in the rotation that is not on disk
     */
    LaunchCommand launchCommand(GameServer server);

    /**
     * A fresh watch over one start. It is asked for once per start, and once more if the platform finds a server that is
     * still starting after a restart of its own.
     */
    ReadinessProbe readinessProbe(GameServer server);

    /** What asks the process to end where remote admin can't. */
    StopSignal stopSignal();
}
