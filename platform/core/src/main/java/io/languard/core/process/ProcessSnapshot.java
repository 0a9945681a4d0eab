package io.languard.core.process;

import static java.util.stream.Collectors.groupingBy;

import io.languard.core.process.ProcessTable.Entry;
import io.languard.spi.server.ProcessIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All processes of this machine at one moment, indexed by what relates them. Whoever looks at many process trees takes one
 * snapshot for all of them, so that the effort grows with the number of processes and not with that of trees as well.
 * Immutable.
 */
public final class ProcessSnapshot {

    private final long nanos;
    private final Map<Long, Entry> all;
    private final Map<Long, List<Entry>> byParent;
    private final Map<Long, List<Entry>> bySession;
    private final Map<String, List<Entry>> byMark = new HashMap<>();

    /**
     * @param nanos a time before the processes were read
     * @param all the processes by their pid
     */
    ProcessSnapshot(long nanos, Map<Long, Entry> all) {
        this.nanos = nanos;
        this.all = all;
        byParent = all.values().stream().collect(groupingBy(Entry::parent));
        bySession = all.values().stream().collect(groupingBy(Entry::session));
    }

    /** Reads the processes and their marks. */
    static ProcessSnapshot take(ProcessMark marks) {
        long nanos = System.nanoTime();
        Map<Long, Entry> all = ProcessTable.scan();
        ProcessSnapshot snapshot = new ProcessSnapshot(nanos, all);
        marks.retain(all);
        for (Entry entry : all.values()) {
            boolean ofKernel = entry.session() == 0;
            if (!ofKernel) {
                marks.of(entry.identity()).ifPresent(mark -> snapshot.byMark
                        .computeIfAbsent(mark, key -> new ArrayList<>())
                        .add(entry));
            }
        }
        return snapshot;
    }

    /** Returns the time at which its taking began, as of {@link System#nanoTime}. */
    long nanos() {
        return nanos;
    }

    /** Returns the process with this pid. */
    Optional<Entry> find(long pid) {
        return Optional.ofNullable(all.get(pid));
    }

    /** Returns exactly this process, if it is alive. */
    Optional<Entry> find(ProcessIdentity identity) {
        return find(identity.pid()).filter(entry -> entry.identity().equals(identity));
    }

    List<Entry> childrenOf(long pid) {
        return byParent.getOrDefault(pid, List.of());
    }

    List<Entry> ofSession(long leader) {
        return bySession.getOrDefault(leader, List.of());
    }

    List<Entry> marked(String mark) {
        return byMark.getOrDefault(mark, List.of());
    }
}
