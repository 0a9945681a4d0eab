package io.languard.core.process;

import io.languard.api.process.StopSignal;
import io.languard.core.process.ProcessDetails.Reaction;
import io.languard.core.process.ProcessTable.Entry;
import io.languard.spi.server.ProcessIdentity;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks all processes of a tree to end. Not all receive the signal at the same moment:
 *
 * <ul>
 *   <li>A process that has no handler, such as the shell of a start script, ends before the processes it has started
 *       receive the signal, so that it can't start the game again.
 *   <li>A process that handles the signal gets the time to pass it on or to end its own processes. Only a shell that
 *       executes a command is known not to react before that has ended.
 *   <li>A process that reads what another one prints, such as {@code tee}, reads the end before it receives the signal.
 *   <li>A shell that starts the same program again is suspended and, when nothing is left of it, killed.
 * </ul>
 *
 * <p>A process that ignores the signal, as all that a script has started in the background ignore INT, receives TERM.
 * Confined to one thread at a time.
 */
final class TreeStop {

    /** How long a process that handles the signal may deal with its own processes. */
    private static final Duration FORWARDING = Duration.ofSeconds(5);

    /** When the remaining processes receive the signal, whatever they wait for: some seconds before they are killed. */
    private static final Duration LAST_CALL = Duration.ofSeconds(20);

    /** How long a process that has read the end of its input may take to end. */
    private static final Duration DRAINING = Duration.ofSeconds(2);

    /** How long a process without a handler may take to end, which only a hanging system call delays. */
    private static final Duration DYING = Duration.ofSeconds(1);

    private final StopSignal signal;
    private final RestartDetector restarts = new RestartDetector();
    private final long startNanos = System.nanoTime();
    private final Map<ProcessIdentity, Asked> asked = new HashMap<>();
    private final Map<ProcessIdentity, Long> lastFed = new HashMap<>();
    private Set<ProcessIdentity> initial = Set.of();
    private Map<Long, Entry> alive = Map.of();
    private boolean begun;

    TreeStop(StopSignal signal) {
        this.signal = signal;
    }

    private record Asked(Reaction reaction, boolean shell, long nanos) {}

    /** Sends the signal to those processes whose turn it is. Called repeatedly with the processes that are alive. */
    void proceed(Map<Long, Entry> tree) {
        alive = tree;
        if (!begun) {
            begun = true;
            initial = tree.values().stream().map(Entry::identity).collect(Collectors.toUnmodifiableSet());
            restarts.begin(tree);
        }
        restarts.proceed(tree);
        Map<String, Entry> writers = writers();
        Set<ProcessIdentity> due = new HashSet<>();
        for (Entry entry : tree.values()) {
            if (!asked.containsKey(entry.identity()) && isDue(entry, writers)) {
                due.add(entry.identity());
            }
        }
        due.forEach(this::ask);
    }

    private boolean isDue(Entry entry, Map<String, Entry> writers) {
        if (restarts.isSuspended(entry.identity())) {
            return false;
        }
        if (elapsed(startNanos, LAST_CALL)) {
            return true;
        }
        if (isFed(entry, writers)) {
            lastFed.put(entry.identity(), System.nanoTime());
            return false;
        }
        Long fed = lastFed.get(entry.identity());
        return (fed == null || elapsed(fed, DRAINING)) && !isLeftToAncestor(entry);
    }

    /** Returns whether an ancestor is going to end first, or may end the process itself. */
    private boolean isLeftToAncestor(Entry entry) {
        Entry child = entry;
        Entry ancestor = parent(entry);
        while (ancestor != null && !restarts.isSuspended(ancestor.identity())) {
            Asked parent = asked.get(ancestor.identity());
            if (parent == null) {
                // Its turn comes first, unless it is the reader of a pipe and thus waits itself.
                return !lastFed.containsKey(ancestor.identity());
            }
            if (isLeftTo(parent, entry, child)) {
                return true;
            }
            child = ancestor;
            ancestor = parent(ancestor);
        }
        return false;
    }

    private boolean isLeftTo(Asked ancestor, Entry entry, Entry child) {
        return switch (ancestor.reaction()) {
            case ENDS -> !elapsed(ancestor.nanos(), DYING);
            case IGNORES -> false;
            // What is started after the signal does something about it, such as saving the game.
            case HANDLES ->
                !initial.contains(entry.identity())
                        || !(ancestor.shell() && isForeground(child)) && !elapsed(ancestor.nanos(), FORWARDING);
        };
    }

    /**
     * Returns whether a shell waits for this child of its before it does anything else. Commands in the background
     * ignore QUIT, unless the shell is an interactive one.
     */
    private static boolean isForeground(Entry child) {
        return ProcessDetails.reaction(child.pid(), SignalSender.number(StopSignal.QUIT)) != Reaction.IGNORES;
    }

    /** Returns the processes that print into pipes, by the name of the pipe. */
    private Map<String, Entry> writers() {
        Map<String, Entry> writers = new HashMap<>();
        for (Entry entry : alive.values()) {
            for (int output = 1; output <= 2; output++) {
                ProcessDetails.pipe(entry.pid(), output).ifPresent(pipe -> writers.put(pipe, entry));
            }
        }
        return writers;
    }

    /** Returns whether another process prints into the input of this one, and does not read in turn what this one prints. */
    private static boolean isFed(Entry reader, Map<String, Entry> writers) {
        Optional<Entry> writer = ProcessDetails.pipe(reader.pid(), 0).map(writers::get);
        return writer.filter(other -> other.pid() != reader.pid())
                .filter(other -> ProcessDetails.pipe(other.pid(), 0)
                        .map(writers::get)
                        .filter(reader::equals)
                        .isEmpty())
                .isPresent();
    }

    private @Nullable Entry parent(Entry entry) {
        return alive.get(entry.parent());
    }

    private void ask(ProcessIdentity identity) {
        long pid = identity.pid();
        StopSignal chosen = ProcessDetails.reaction(pid, SignalSender.number(signal)) == Reaction.IGNORES
                ? StopSignal.TERM
                : signal;
        Reaction reaction = ProcessDetails.reaction(pid, SignalSender.number(chosen));
        asked.put(identity, new Asked(reaction, ProcessDetails.isShell(pid), System.nanoTime()));
        SignalSender.send(identity, chosen);
        Entry entry = alive.get(pid);
        if (entry != null && entry.suspended()) {
            SignalSender.resume(identity);
        }
    }

    private static boolean elapsed(long sinceNanos, Duration duration) {
        return System.nanoTime() - sinceNanos >= duration.toNanos();
    }
}
