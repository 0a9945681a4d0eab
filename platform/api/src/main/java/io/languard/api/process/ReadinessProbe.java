package io.languard.api.process;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides when one start of a game server is complete. As soon as {@link #onLine} or {@link #check} returns true, the
 * server is {@code running} and neither is called again.
 *
 * <p>Calls for one start never overlap; they come on platform threads. {@code onLine} must return at once, {@code check}
 * within one second.
 */
@ConsumerType
public interface ReadinessProbe {

    /** How long a start may take before it counts as failed and the process is ended. */
    Duration timeout();

    /** Sees each line that the process has written since its start, in order. */
    boolean onLine(String line);

    /**
     * Asked every half second while the server starts, for what no line tells.
     *
     * @param pid the game's process
     */
    boolean check(long pid);
}
