package io.languard.api.log;

import io.languard.api.player.Player;
import java.time.Instant;
import java.util.Map;

/** Something that a log said. */
public sealed interface LogItem {

    /**
     * A record for the log view. Every line ends up in exactly one of these, or is {@link SuppressedLines}.
     *
     * @param time when the game says it happened; {@code null} for the time of reading
     * @param message the text without time stamp, as it stands; may hold line ends
     */
    record LogEntry(Instant time, LogLevel level, String message) implements LogItem {}

    /**
     * Lines that are not stored, because a game says the same thing so often that only their number matters. They count as
     * taken in the order of the records; a {@link GameEvent} should say how many they were.
     *
     * @since 1.1
     */
    record SuppressedLines(int count) implements LogItem {}

    /** A player has joined. */
    record PlayerJoined(Player player) implements LogItem {}

    /** The player with this slot or, for games without slots, this name has left. */
    record PlayerLeft(String slotId) implements LogItem {}

    /**
     * Something worth an event.
     *
     * @param type in snake_case, such as {@code chat}
     * @param detail JSON model
     */
    record GameEvent(String type, Map<String, Object> detail) implements LogItem {}
}
