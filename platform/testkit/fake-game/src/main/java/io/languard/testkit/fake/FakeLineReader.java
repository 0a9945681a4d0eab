package io.languard.testkit.fake;

import io.languard.api.log.LineReader;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import io.languard.api.player.Player;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads each line as a record whose first word may be its level. The lines {@code JOIN slot name}, {@code LEAVE slot}
 * and {@code CHAT name: text} also report players and chat.
 */
final class FakeLineReader implements LineReader {

    @Override
    public List<LogItem> onLine(String line) {
        LogItem entry = new LogItem.LogEntry(null, level(line), line);
        LogItem more = more(line);
        return more == null ? List.of(entry) : List.of(entry, more);
    }

    @Override
    public int pendingLines() {
        return 0;
    }

    @Override
    public List<LogItem> flush() {
        return List.of();
    }

    private static LogLevel level(String line) {
        return switch (line.split(" ", 2)[0]) {
            case "ERROR" -> LogLevel.ERROR;
            case "WARNING" -> LogLevel.WARNING;
            case "DEBUG" -> LogLevel.DEBUG;
            default -> LogLevel.INFO;
        };
    }

    private static @Nullable LogItem more(String line) {
        String[] words = line.split(" ", 3);
        if (words[0].equals("JOIN") && words.length == 3) {
            return new LogItem.PlayerJoined(new Player(words[1], words[2], null, null, null, Map.of()));
        }
        if (words[0].equals("LEAVE") && words.length == 2) {
            return new LogItem.PlayerLeft(words[1]);
        }
        int colon = line.indexOf(": ");
        return words[0].equals("CHAT") && colon > 5
                ? new LogItem.GameEvent(
                        "chat", Map.of("name", line.substring(5, colon), "message", line.substring(colon + 2)))
                : null;
    }
}
