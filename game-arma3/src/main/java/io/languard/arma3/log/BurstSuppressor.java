package io.languard.arma3.log;

import io.languard.api.log.LogItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an overloaded server says in bursts of thousands of lines, one like the other (public logs). Of each kind, the
 * first {@value #MAX_STORED_PER_MINUTE} of a minute are stored; the others are counted.
 */
final class BurstSuppressor {

    static final int MAX_STORED_PER_MINUTE = 20;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<MessageBurst> messageBursts = List.of(
            new MessageBurst("Message not sent", "Message not sent - error", ""),
            new MessageBurst("Network message is pending", "Server: Network message ", " is pending"));
    private Instant begun = Instant.MIN;

    /**
     * Whether a record is one too many. Never one of several lines: the others may say something else.
     *
     * @param told when; {@code null} for now
     */
    boolean suppress(String record, Instant told) {
        for (MessageBurst messageBurst : messageBursts) {
            if (record.startsWith(messageBurst.head)
                    && record.endsWith(messageBurst.tail)
                    && record.indexOf('\n') < 0) {
                Instant time = told == null ? Instant.now() : told;
                if (isOver(time)) {
                    begun = time;
                    messageBursts.forEach(any -> any.lines = 0);
                }
                boolean tooMany = ++messageBurst.lines > MAX_STORED_PER_MINUTE;
                messageBurst.untold += tooMany ? 1 : 0;
                return tooMany;
            }
        }
        return false;
    }

    /** What there is to tell by the time of another line; {@code null} if that is not known. */
    List<LogItem> flushIfElapsed(Instant time) {
        return time != null && isAnyUntold() && isOver(time) ? flush() : List.of();
    }

    /** What there is to tell, at once. */
    List<LogItem> flush() {
        List<LogItem> notices = new ArrayList<>();
        for (MessageBurst messageBurst : messageBursts) {
            if (messageBurst.untold > 0) {
                notices.add(new LogItem.GameEvent(
                        "overload", Map.of("message", messageBurst.name, "not_stored", messageBurst.untold)));
                messageBurst.untold = 0;
            }
        }
        return notices;
    }

    private boolean isAnyUntold() {
        for (MessageBurst messageBurst : messageBursts) {
            if (messageBurst.untold > 0) {
                return true;
            }
        }
        return false;
    }

    /** A clock that was set back begins a minute, too. */
    private boolean isOver(Instant time) {
        return time.isBefore(begun) || !time.minus(MINUTE).isBefore(begun);
    }

    private static final class MessageBurst {
        private final String name;
        private final String head;
        private final String tail;
        private int lines;
        private int untold;

        MessageBurst(String name, String head, String tail) {
            this.name = name;
            this.head = head;
            this.tail = tail;
        }
    }
}
