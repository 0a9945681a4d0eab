package io.languard.luanti.log;

import io.languard.api.log.LineReader;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses lines such as {@code 2026-11-25 20:36:28: ACTION[Server]: ann joins game.} The engine writes local time and
 * repeats the prefix on each line of a longer text; lines without a timestamp are output of mods.
 */
final class LuantiLineReader implements LineReader {

    private static final int MAX_LINE = 16_384;

    private static final Pattern LINE = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2}) (\\d{2}):(\\d{2}):(\\d{2}): (?:(ERROR|WARNING|ACTION|INFO|VERBOSE|TRACE))?\\[([^\\]]*)\\]: (.*)");

    private static final int LEVEL = 7;
    private static final int THREAD = 8;
    private static final int TEXT = 9;

    private final ZoneId zone;

    LuantiLineReader(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public List<LogItem> onLine(String raw) {
        String line = raw.length() > MAX_LINE ? raw.substring(0, MAX_LINE) + "…" : raw;
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return List.of(new LogItem.LogEntry(null, LogLevel.INFO, line));
        }
        String text = matcher.group(TEXT);
        String level = matcher.group(LEVEL);
        List<LogItem> items = new ArrayList<>();
        items.add(new LogItem.LogEntry(time(matcher), level(level, text), "[" + matcher.group(THREAD) + "]: " + text));
        // Mods can write actions, too; only those of the server's own thread report players.
        if ("ACTION".equals(level) && "Server".equals(matcher.group(THREAD))) {
            items.addAll(ServerActionParser.parse(text));
        }
        return items;
    }

    @Override
    public int pendingLines() {
        return 0;
    }

    @Override
    public List<LogItem> flush() {
        return List.of();
    }

    private static LogLevel level(String level, String text) {
        if (level == null) {
            return text.contains("Bind failed") ? LogLevel.ERROR : LogLevel.INFO;
        }
        return switch (level) {
            case "ERROR" -> LogLevel.ERROR;
            case "WARNING" -> LogLevel.WARNING;
            case "VERBOSE", "TRACE" -> LogLevel.DEBUG;
            default -> LogLevel.INFO;
        };
    }

    private @Nullable Instant time(Matcher matcher) {
        try {
            return LocalDateTime.of(
                            number(matcher, 1),
                            number(matcher, 2),
                            number(matcher, 3),
                            number(matcher, 4),
                            number(matcher, 5),
                            number(matcher, 6))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
