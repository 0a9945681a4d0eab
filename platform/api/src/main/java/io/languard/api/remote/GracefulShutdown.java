package io.languard.api.remote;

import io.languard.api.CapabilityType;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Shuts games down by remote admin. Without this service, a stop begins with the signal of {@link
 * io.languard.api.process.ServerLauncher#stopSignal}; with it, the signal follows 12 seconds after the request unless
 * the game has exited.
 *
 * <p>Stateless and thread-safe; must not block. The session is one that the {@link RemoteAdmin} of the same adapter has
 * opened, so the adapter may cast it to its own class. The stage fails as that of {@link RemoteSession#command} does.
 */
@ConsumerType
@CapabilityType(name = "shutdown", title = "Shutdown by remote admin", order = 45, partOf = "remote_admin")
public interface GracefulShutdown {

    /** Asks the game to shut down. */
    CompletionStage<Void> shutdown(RemoteSession session);
}
