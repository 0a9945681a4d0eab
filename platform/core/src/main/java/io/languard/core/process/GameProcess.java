package io.languard.core.process;

import io.languard.api.process.StopSignal;
import io.languard.spi.server.ProcessIdentity;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A game's process on some {@link ProcessHost}, started by this platform or adopted. Safe for many threads. */
public interface GameProcess {

    /** What tells the process from every other one on its host. */
    ProcessIdentity identity();

    /** Completes when the process has ended, with its exit code if that is known. */
    CompletableFuture<Optional<Integer>> onExit();

    /** Sends a signal to the process if it is alive. */
    void signal(StopSignal signal);

    /** Kills the process and everything it has started, also what outlived it. */
    void killTree();

    /** Kills what an ended process has left behind and waits up to a second until its ports are free. */
    void killLeftovers();

    /** Measures what the process tree uses. CPU time is that since the last call; 0 at the first one. */
    ResourceUsage sampleUsage();
}
