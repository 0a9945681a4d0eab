package io.languard.api.log;

import io.languard.api.player.Player;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item that a log contains. */
public sealed interface LogItem {

    /**
     * A log record. Every line belongs to exactly one record, unless the game repeats it so often that only the number
     * matters; a {@link GameEvent} should report that number.
     *
     * @param time the time that the game logged, or {@code null} for the time of reading
     * @param message the text without its timestamp; may consist of several lines
     */
    record LogEntry(@Nullable Instant time, LogLevel level, String message) implements LogItem {}

    /** A player joined. */
    record PlayerJoined(Player player) implements LogItem {}

    /**
     * A player left.
     *
     * @param slotId the slot or, for games without slots, the name of the player
     */
    record PlayerLeft(String slotId) implements LogItem {}

    /**
     * An event to add to the audit trail and to publish to clients.
     *
     * @param type the type of the event in snake_case, such as {@code chat}
     * @param detail the details, as values of the JSON model (see {@link io.languard.api.ConfigSection})
     */
    record GameEvent(String type, Map<String, @Nullable Object> detail) implements LogItem {}
}
