package io.languard.core.process;

import io.languard.api.process.StopSignal;
import io.languard.spi.server.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** A process on this machine. */
final class LocalProcess implements GameProcess {

    private static final int KILL_ROUNDS = 3;
    private static final Duration LEFTOVER_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration LEFTOVER_POLL = Duration.ofMillis(5);

    private final ProcessIdentity identity;
    private final Path input;
    private final CompletableFuture<Optional<Integer>> exit = new CompletableFuture<>();
    private final ProcessTreeSampler sampler;

    LocalProcess(ProcessIdentity identity, Path input) {
        this.identity = identity;
        this.input = input;
        this.sampler = new ProcessTreeSampler(identity.pid());
    }

    @Override
    public ProcessIdentity identity() {
        return identity;
    }

    @Override
    public CompletableFuture<Optional<Integer>> onExit() {
        return exit;
    }

    @Override
    public void signal(StopSignal signal) {
        SignalSender.send(identity, signal);
    }

    @Override
    public void writeInput(byte[] bytes) throws IOException {
        InputPipe.write(input, bytes);
    }

    @Override
    public void killTree() {
        if (isPidReused()) {
            return;
        }
        // A process may fork while it is being killed: repeat until nothing is left.
        for (int round = 0; round < KILL_ROUNDS; round++) {
            List<ProcessHandle> tree = ProcessTable.tree(identity.pid());
            if (tree.isEmpty()) {
                return;
            }
            tree.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    public void killLeftovers() {
        killTree();
        long startNanos = System.nanoTime();
        while (System.nanoTime() - startNanos < LEFTOVER_TIMEOUT.toNanos() && !isPidReused() && hasLeftovers()) {
            LockSupport.parkNanos(LEFTOVER_POLL.toNanos());
        }
    }

    @Override
    public ResourceUsage sampleUsage() {
        return sampler.sample();
    }

    private boolean hasLeftovers() {
        return ProcessTable.tree(identity.pid()).stream()
                .anyMatch(handle -> ProcessTable.identify(handle.pid()).isPresent());
    }

    private boolean isPidReused() {
        return !ProcessTable.isAlive(identity)
                && ProcessTable.identify(identity.pid()).isPresent();
    }
}
