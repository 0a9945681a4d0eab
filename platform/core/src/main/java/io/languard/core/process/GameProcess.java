package io.languard.core.process;

import io.languard.api.process.StopSignal;
import io.languard.spi.server.ProcessIdentity;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A game's process on a {@link ProcessHost}, started or adopted by this platform. Thread-safe. */
public interface GameProcess {

    /** Returns the identity, which distinguishes the process from all others on its host. */
    ProcessIdentity identity();

    /** Returns a future that completes when the process has ended, with its exit code if that is known. */
    CompletableFuture<Optional<Integer>> onExit();

    /** Sends a signal to the process if it is alive. */
    void signal(StopSignal signal);

    /**
     * Writes to the standard input of the process without blocking.
     *
     * @param bytes the bytes, of which either all or none are written; at most 4096
     * @throws IOException if the process was not started with a standard input or does not read it
     */
    void writeInput(byte[] bytes) throws IOException;

    /** Kills the process and everything it has started, including what outlived it. */
    void killTree();

    /** Kills what an ended process has left running and waits up to a second until its ports are free. */
    void killLeftovers();

    /**
     * Measures the resource usage of the process tree. CPU usage covers the time since the last call and is 0 in the
     * first one.
     */
    ResourceUsage sampleUsage();
}
