package io.languard.core.process;

import io.languard.api.process.StopSignal;
import io.languard.core.CoreExecutors;
import io.languard.core.process.ProcessTable.Entry;
import io.languard.spi.server.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process on this machine with all that it has started. It has ended when the last process of the tree has; what an
 * ended process leaves running is asked to end, and killed if it doesn't.
 */
final class LocalProcess implements GameProcess {

    private static final Duration LEFTOVER_TIMEOUT = Duration.ofSeconds(30);
    private static final int KILL_ROUNDS = 10;

    /** The scans of the first ten seconds follow each other quickly, since most processes end in them. */
    private static final int QUICK_SCANS = 200;

    private static final long QUICK_SCAN_MILLIS = 50;
    private static final long SCAN_MILLIS = 200;

    private final ProcessIdentity identity;
    private final Path input;
    private final CoreExecutors threads;
    private final ProcessTree tree;
    private final ProcessTreeSampler sampler;
    private final CompletableFuture<Optional<Integer>> exit = new CompletableFuture<>();
    private final Object scanning = new Object();

    private @Nullable TreeStop stop;
    private Optional<Integer> exitCode = Optional.empty();
    private boolean rootEnded;
    private volatile boolean killed;
    private volatile Ending ending = Ending.BY_ITSELF;
    private long rootEndedNanos;
    private int scans;
    private boolean following;

    LocalProcess(ProcessIdentity identity, Path input, ProcessTree tree, CoreExecutors threads) {
        this.identity = identity;
        this.input = input;
        this.threads = threads;
        this.tree = tree;
        this.sampler = new ProcessTreeSampler(tree);
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
    public Ending ending() {
        return ending;
    }

    @Override
    public void requestExit(StopSignal signal) {
        synchronized (scanning) {
            if (stop == null) {
                stop = new TreeStop(signal);
                ending = ending == Ending.BY_ITSELF ? Ending.BY_SIGNAL : ending;
                follow();
            }
        }
    }

    @Override
    public void writeInput(byte[] bytes) throws IOException {
        InputPipe.write(input, bytes);
    }

    @Override
    public void killTree() {
        killed = true;
        killAll();
        synchronized (scanning) {
            follow();
        }
    }

    @Override
    public ResourceUsage sampleUsage(ProcessSnapshot now) {
        return sampler.sample(now);
    }

    /** Called when the process itself has ended. */
    void rootEnded(Optional<Integer> code) {
        synchronized (scanning) {
            rootEnded = true;
            rootEndedNanos = System.nanoTime();
            exitCode = code;
            follow();
        }
    }

    /** A process may fork while it is being killed: repeats until nothing is left. */
    private void killAll() {
        for (int round = 0; round < KILL_ROUNDS; round++) {
            Map<Long, Entry> alive = tree.alive();
            if (alive.isEmpty()) {
                return;
            }
            ending = Ending.BY_KILL;
            alive.values().forEach(entry -> SignalSender.kill(entry.identity()));
        }
    }

    /** Begins to look at the tree again and again, unless that has begun. */
    private void follow() {
        scans = 0;
        if (!following) {
            following = true;
            threads.execute(this::scan);
        }
    }

    private void scan() {
        boolean ended;
        synchronized (scanning) {
            Map<Long, Entry> alive = tree.alive();
            ended = alive.isEmpty() && rootEnded;
            if (!alive.isEmpty()) {
                proceed(alive);
            }
            if (!ended) {
                threads.schedule(
                        scans++ < QUICK_SCANS ? QUICK_SCAN_MILLIS : SCAN_MILLIS, TimeUnit.MILLISECONDS, this::scan);
            }
        }
        if (ended) {
            exit.complete(exitCode);
        }
    }

    private void proceed(Map<Long, Entry> alive) {
        if (killed || isOverdue()) {
            killAll();
            return;
        }
        if (stop == null && rootEnded) {
            stop = new TreeStop(StopSignal.TERM);
        }
        if (stop != null) {
            stop.proceed(alive);
        }
    }

    /** Returns whether what is left has had its time. A stop has a timer of its own, which ends later ones too. */
    private boolean isOverdue() {
        return rootEnded && System.nanoTime() - rootEndedNanos > LEFTOVER_TIMEOUT.toNanos();
    }
}
