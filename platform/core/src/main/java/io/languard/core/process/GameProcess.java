package io.languard.core.process;

import io.languard.api.process.StopSignal;
import io.languard.spi.server.ProcessIdentity;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A game's process on a {@link ProcessHost} with everything that it has started, such as the game itself if the process is
 * a start script. Started or adopted by this platform. Thread-safe.
 */
public interface GameProcess {

    /** Returns the identity, which distinguishes the process from all others on its host. */
    ProcessIdentity identity();

    /** How a process came to its end. */
    enum Ending {
        BY_ITSELF,
        BY_SIGNAL,
        BY_KILL
    }

    /**
     * Returns a future that completes when the process and everything it has started have ended, with the exit code of
     * the process if that is known. What it leaves running is asked to end, and killed after 30 seconds.
     */
    CompletableFuture<Optional<Integer>> onExit();

    /** Returns how the process has ended, as far as that is known. */
    Ending ending();

    /**
     * Asks the process and everything it has started to end, by this signal or, if a process ignores that, by TERM. Does
     * nothing if that has been done before.
     */
    void requestExit(StopSignal signal);

    /**
     * Writes to the standard input of the process without blocking.
     *
     * @param bytes the bytes, of which either all or none are written; at most 4096
     * @throws IOException if the process was not started with a standard input or does not read it
     */
    void writeInput(byte[] bytes) throws IOException;

    /** Kills the process and everything it has started. */
    void killTree();

    /**
     * Returns the resource usage of the process tree. CPU usage covers the time since the last call and is 0 in the
     * first one.
     *
     * @param now a snapshot that was taken after the process had been started or adopted
     */
    ResourceUsage sampleUsage(ProcessSnapshot now);
}
