package io.languard.core.process;

import io.languard.core.process.ProcessTable.Entry;
import io.languard.spi.server.ProcessIdentity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Ends shells that start the game again although they have been asked to end, which a loop does if it handles or ignores
 * the signal. Confined to one thread at a time.
 */
final class RestartDetector {

    /** Programs that scripts start again and again for other reasons than to keep a game running. */
    private static final Set<String> HELPERS = Set.of("sleep", "cat", "date", "echo", "kill", "true", "test", "ps");

    private final Map<ProcessIdentity, String> before = new HashMap<>();
    private final Set<ProcessIdentity> suspended = new HashSet<>();

    /** Remembers what runs at the moment when the tree is asked to end. */
    void begin(Map<Long, Entry> tree) {
        for (Entry entry : tree.values()) {
            String command = ProcessDetails.commandLine(entry.pid());
            if (!command.isEmpty() && !HELPERS.contains(program(command))) {
                before.put(entry.identity(), command);
            }
        }
    }

    /** Suspends a shell that has started an ended program again, ends that program, and ends the shell after it. */
    void proceed(Map<Long, Entry> tree) {
        Set<String> ended = new HashSet<>(before.values());
        before.forEach((identity, command) -> {
            if (isAlive(identity, tree)) {
                ended.remove(command);
            }
        });
        suspended.removeIf(identity -> !isAlive(identity, tree));
        for (Entry entry : tree.values()) {
            Entry parent = tree.get(entry.parent());
            if (!before.containsKey(entry.identity())
                    && parent != null
                    && ended.contains(ProcessDetails.commandLine(entry.pid()))
                    && ProcessDetails.isShell(parent.pid())) {
                SignalSender.suspend(parent.identity());
                suspended.add(parent.identity());
                SignalSender.kill(entry.identity()); // it has only just started
            }
        }
        for (ProcessIdentity shell : suspended) {
            if (tree.values().stream().noneMatch(entry -> entry.parent() == shell.pid())) {
                SignalSender.kill(shell);
            }
        }
    }

    /** Returns whether the process has been suspended by this object. */
    boolean isSuspended(ProcessIdentity identity) {
        return suspended.contains(identity);
    }

    private static boolean isAlive(ProcessIdentity identity, Map<Long, Entry> tree) {
        Entry entry = tree.get(identity.pid());
        return entry != null && entry.identity().equals(identity);
    }

    private static String program(String command) {
        String path = command.substring(0, command.indexOf('\0') < 0 ? command.length() : command.indexOf('\0'));
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
