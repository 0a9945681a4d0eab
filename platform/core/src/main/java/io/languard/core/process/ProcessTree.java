package io.languard.core.process;

import io.languard.core.process.ProcessTable.Entry;
import io.languard.spi.server.ProcessIdentity;
import java.util.Collection;
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
    private final ProcessMark marks;
    private final Map<Long, ProcessIdentity> seen = new HashMap<>();

    /** Whether the session of the root may still exist. Its pid can't be reused as long as the session does. */
    private boolean sessionLasts;

    /**
     * @param mark the mark of the run; {@code null} if it has none
     * @param sessionLasts whether the root is known to be alive, or to have been just now
     */
    ProcessTree(ProcessIdentity root, @Nullable String mark, ProcessMark marks, boolean sessionLasts) {
        this.root = root;
        this.mark = mark;
        this.marks = marks;
        this.sessionLasts = sessionLasts;
    }

    /** Returns the processes that are alive, by their pid. */
    synchronized Map<Long, Entry> alive() {
        Map<Long, Entry> all = ProcessTable.scan();
        Entry atRoot = all.get(root.pid());
        boolean rootAlive = atRoot != null && atRoot.identity().equals(root);
        sessionLasts &= atRoot == null || rootAlive;
        Map<Long, Entry> found = new HashMap<>();
        boolean inSession = false;
        for (Entry entry : all.values()) {
            boolean ofSession = sessionLasts && entry.session() == root.pid();
            inSession |= ofSession;
            if (ofSession
                    || entry.identity().equals(root)
                    || entry.identity().equals(seen.get(entry.pid()))
                    || isMarked(entry)) {
                found.put(entry.pid(), entry);
            }
        }
        sessionLasts &= rootAlive || inSession;
        marks.retain(all);
        addDescendants(all.values(), found);
        seen.clear();
        found.forEach((pid, entry) -> seen.put(pid, entry.identity()));
        return found;
    }

    /** Returns the pids of the processes that are alive. */
    List<Long> pids() {
        return List.copyOf(alive().keySet());
    }

    private boolean isMarked(Entry entry) {
        boolean ofKernel = entry.session() == 0;
        return mark != null
                && !ofKernel
                && marks.of(entry.identity()).filter(mark::equals).isPresent();
    }

    private static void addDescendants(Collection<Entry> all, Map<Long, Entry> found) {
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Entry entry : all) {
                Entry parent = found.get(entry.parent());
                // A parent is never younger: such a pid was reused while the table was read.
                if (parent != null && parent.started() <= entry.started()) {
                    grown |= found.putIfAbsent(entry.pid(), entry) == null;
                }
            }
        }
    }
}
