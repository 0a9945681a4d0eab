package io.languard.core.log;

import io.languard.service.log.LogLine;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** The last lines of one run. Thread-safe. */
final class RecentLines {

    static final int MAX_LINES = 20;

    private final Deque<LogLine> lines = new ArrayDeque<>();

    synchronized void add(Collection<LogLine> added) {
        added.stream().skip(Math.max(0, added.size() - MAX_LINES)).forEach(lines::add);
        while (lines.size() > MAX_LINES) {
            lines.removeFirst();
        }
    }

    synchronized List<LogLine> list() {
        return List.copyOf(lines);
    }

    synchronized void clear() {
        lines.clear();
    }
}
