package io.languard.arma3.log;

import io.languard.api.log.LogItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Limits the messages that an overloaded server logs in bursts of thousands of similar lines (public logs). Of each
 * kind, the first {@value #MAX_STORED_PER_MINUTE} of a minute are stored; the others are counted.
 */
final class BurstSuppressor {

    static final int MAX_STORED_PER_MINUTE = 20;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<MessageBurst> messageBursts = List.of(
            new MessageBurst("Message not sent", "Message not sent - error", ""),
            new MessageBurst("Network message is pending", "Server: Network message ", " is pending"));
    private Instant minuteStart = Instant.MIN;

    /**
     * Returns whether a record exceeds the limit. Records of several lines never do, because the other lines may
     * differ.
     */
    boolean suppress(String record, Instant time) {
        for (MessageBurst messageBurst : messageBursts) {
            if (record.startsWith(messageBurst.head)
                    && record.endsWith(messageBurst.tail)
                    && record.indexOf('\n') < 0) {
                if (isMinuteOver(time)) {
                    minuteStart = time;
                    messageBursts.forEach(any -> any.lines = 0);
                }
                boolean tooMany = ++messageBurst.lines > MAX_STORED_PER_MINUTE;
                messageBurst.suppressed += tooMany ? 1 : 0;
                return tooMany;
            }
        }
        return false;
    }

    /** Returns the events due at the time of another line. */
    List<LogItem> flushIfElapsed(Instant time) {
        return hasSuppressed() && isMinuteOver(time) ? flush() : List.of();
    }

    /** Returns all pending events. */
    List<LogItem> flush() {
        List<LogItem> events = new ArrayList<>();
        for (MessageBurst messageBurst : messageBursts) {
            if (messageBurst.suppressed > 0) {
                events.add(new LogItem.GameEvent(
                        "overload", Map.of("message", messageBurst.name, "not_stored", messageBurst.suppressed)));
                messageBurst.suppressed = 0;
            }
        }
        return events;
    }

    private boolean hasSuppressed() {
        for (MessageBurst messageBurst : messageBursts) {
            if (messageBurst.suppressed > 0) {
                return true;
            }
        }
        return false;
    }

    /** A clock that was set back also ends the minute. */
    private boolean isMinuteOver(Instant time) {
        return time.isBefore(minuteStart) || !time.minus(MINUTE).isBefore(minuteStart);
    }

    private static final class MessageBurst {
        private final String name;
        private final String head;
        private final String tail;
        private int lines;
        private int suppressed;

        MessageBurst(String name, String head, String tail) {
            this.name = name;
            this.head = head;
            this.tail = tail;
        }
    }
}
