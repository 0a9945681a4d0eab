package io.languard.core.process;

import io.languard.spi.server.ProcessIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** A game's process, started by us or found. Safe for many threads. */
public final class GameProcess {

    private static final int ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final ProcessIdentity identity;
    private final CompletableFuture<Optional<Integer>> ended = new CompletableFuture<>();

    GameProcess(ProcessIdentity identity) {
        this.identity = identity;
    }

    /** Who it is. */
    public ProcessIdentity identity() {
        return identity;
    }

    /** Completes when the process has ended, with its exit code where that is known. */
    public CompletableFuture<Optional<Integer>> onExit() {
        return ended;
    }

    /** Kills it and everything that it started, also what is left after its own end. */
    public void killTree() {
        if (isSomebodyElses()) {
            return;
        }
        // What is being killed may still fork: look again until nothing is left.
        for (int round = 0; round < ROUNDS; round++) {
            List<ProcessHandle> tree = ProcessTable.tree(identity.pid());
            if (tree.isEmpty()) {
                return;
            }
            tree.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** After its end: kills what it has left behind, and waits a moment until that is gone with the ports that it held. */
    public void killLeftovers() {
        killTree();
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < PATIENCE.toNanos() && !isSomebodyElses() && hasLeftovers()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private boolean hasLeftovers() {
        return ProcessTable.tree(identity.pid()).stream()
                .anyMatch(handle -> ProcessTable.identify(handle.pid()).isPresent());
    }

    private boolean isSomebodyElses() {
        return !ProcessTable.isAlive(identity)
                && ProcessTable.identify(identity.pid()).isPresent();
    }
}
