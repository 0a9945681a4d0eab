package io.languard.core.process;

import io.languard.core.process.ProcessTable.Entry;
import io.languard.spi.server.ProcessIdentity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The processes of one run: the process that was started, its descendants, the members of the session that it leads, and
 * the processes that have the mark of the run. A process that was once seen among them remains one of them, whichever process
 * becomes its parent. Thread-safe.
 *
 * <p>Processes are compared by their identities, so a foreign process that received the pid of one that has ended does
 * not belong to the tree.
 */
final class ProcessTree {

    private final ProcessIdentity root;
    private final @Nullable String mark;
    private final ProcessSnapshots snapshots;
    private final Map<Long, ProcessIdentity> seen = new HashMap<>();

    /** Whether the session of the root may still exist. Its pid can't be reused as long as the session does. */
    private boolean sessionLasts;

    /** The time of the youngest snapshot that was looked at. */
    private long latestNanos = System.nanoTime();

    /**
     * @param mark the mark of the run; {@code null} if it has none
     * @param sessionLasts whether the root is known to be alive, or to have been just now
     */
    ProcessTree(ProcessIdentity root, @Nullable String mark, ProcessSnapshots snapshots, boolean sessionLasts) {
        this.root = root;
        this.mark = mark;
        this.snapshots = snapshots;
        this.sessionLasts = sessionLasts;
    }

    /** Returns the processes that are alive now, by their pid. */
    Map<Long, Entry> alive() {
        return alive(snapshots.take());
    }

    /**
     * Returns the processes that were alive when the snapshot was taken, by their pid. Snapshots of different threads may
     * arrive in another order than they were taken in.
     */
    synchronized Map<Long, Entry> alive(ProcessSnapshot now) {
        boolean rootAlive = now.find(root).isPresent();
        boolean sessionMayLast =
                sessionLasts && (rootAlive || now.find(root.pid()).isEmpty());
        List<Entry> inSession = sessionMayLast ? now.ofSession(root.pid()) : List.of();

        Map<Long, Entry> found = new HashMap<>();
        now.find(root).ifPresent(entry -> found.put(entry.pid(), entry));
        inSession.forEach(entry -> found.put(entry.pid(), entry));
        seen.values().forEach(identity -> now.find(identity).ifPresent(entry -> found.put(entry.pid(), entry)));
        if (mark != null) {
            now.marked(mark).forEach(entry -> found.put(entry.pid(), entry));
        }
        addDescendants(now, found);
        if (now.nanos() - latestNanos >= 0) {
            latestNanos = now.nanos();
            sessionLasts = sessionMayLast && (rootAlive || !inSession.isEmpty());
            seen.clear();
            found.forEach((pid, entry) -> seen.put(pid, entry.identity()));
        }
        return found;
    }

    private static void addDescendants(ProcessSnapshot now, Map<Long, Entry> found) {
        Deque<Entry> parents = new ArrayDeque<>(found.values());
        while (!parents.isEmpty()) {
            Entry parent = parents.remove();
            for (Entry child : now.childrenOf(parent.pid())) {
                // A parent is never younger: such a pid was reused while the table was read.
                if (parent.started() <= child.started() && found.putIfAbsent(child.pid(), child) == null) {
                    parents.add(child);
                }
            }
        }
    }
}
