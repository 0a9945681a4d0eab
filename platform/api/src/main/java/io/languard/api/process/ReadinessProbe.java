package io.languard.api.process;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Detects when a game server that is starting is ready. As soon as {@link #onLine} or {@link #check} returns {@code
 * true}, the server is {@code running}, and neither method is called again.
 *
 * <p>A probe is used for one start. It is called on platform threads, and its calls never overlap. {@code onLine} must
 * return immediately, {@code check} within one second.
 */
@ConsumerType
public interface ReadinessProbe {

    /** Returns the maximum duration of a start. After it, the start has failed and the process is terminated. */
    Duration timeout();

    /**
     * Reads a line of the output of the process. Called for each line since its start, in order.
     *
     * @return whether the server is ready
     */
    boolean onLine(String line);

    /**
     * Checks for readiness that the output does not show. Called every 500 ms while the server is starting.
     *
     * @param pid the id of the game's process
     * @return whether the server is ready
     */
    boolean check(long pid);
}
