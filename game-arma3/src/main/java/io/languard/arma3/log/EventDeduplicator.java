package io.languard.arma3.log;

import io.languard.api.log.LogItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Removes events that a server has written to both of its log files. Two equal events in the same file are two events.
 * Thread-safe.
 */
final class EventDeduplicator {

    /** By how much the times of the same line in both files can differ. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    /** Enough for a file that is read while the other one waits. */
    private static final int MAX_UNMATCHED = 5_000;

    private final Deque<Seen> unmatched = new ArrayDeque<>();

    private record Seen(String source, LogItem event, Instant time) {

        boolean isSameAs(String otherSource, LogItem otherEvent, Instant otherTime) {
            return !source.equals(otherSource)
                    && event.equals(otherEvent)
                    && Duration.between(time, otherTime).abs().compareTo(TOLERANCE) <= 0;
        }
    }

    /** Returns the view of one file. */
    Source of(String source) {
        return (events, time) ->
                events.stream().filter(event -> isNew(source, event, time)).toList();
    }

    private synchronized boolean isNew(String source, LogItem event, Instant time) {
        for (Iterator<Seen> seen = unmatched.iterator(); seen.hasNext(); ) {
            if (seen.next().isSameAs(source, event, time)) {
                seen.remove();
                return false;
            }
        }
        if (unmatched.size() == MAX_UNMATCHED) {
            unmatched.removeFirst();
        }
        unmatched.addLast(new Seen(source, event, time));
        return true;
    }

    /** A file that events are read from. */
    interface Source {

        /** Returns the events that were not read from another file. */
        List<LogItem> retainNew(List<LogItem> events, Instant time);
    }
}
