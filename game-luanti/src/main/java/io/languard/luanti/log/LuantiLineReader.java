package io.languard.luanti.log;

import io.languard.api.log.LineReader;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import io.languard.api.player.Player;
import io.languard.luanti.ban.IpAddressNormalizer;
import io.languard.luanti.event.EventLine;
import io.languard.luanti.event.EventMod;
import io.languard.luanti.log.ServerActionParser.PlayerAction;
import io.languard.toolkit.time.LocalStamp;
import io.languard.toolkit.time.LocalTimeReader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses lines such as {@code 2026-11-25 20:36:28: ACTION[Server]: ann joins game.} The engine writes local time and
 * repeats the prefix on each line of a longer text; lines without a timestamp are output of mods.
 *
 * <p>Any mod can log what a player wrote, including line breaks, so any line may imitate a record of the engine. While
 * {@link EventMod} is running, it prevents this, and players and chat are taken only from its lines. Otherwise they are
 * taken from the engine's lines, unless these are implausible, and are marked as unverified.
 */
final class LuantiLineReader implements LineReader {

    private static final int MAX_LINE = 16_384;

    private static final Pattern LINE = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2}) (\\d{2}):(\\d{2}):(\\d{2}): (?:(ERROR|WARNING|ACTION|INFO|VERBOSE|TRACE))?\\[([^\\]]*)\\]: (.*)");

    private static final int LEVEL = 7;
    private static final int THREAD = 8;
    private static final int TEXT = 9;

    private static final String SERVER_THREAD = "Server";
    private static final String CHAT = "CHAT: ";

    /** The engine logs this before any player can join. */
    private static final String STARTED = "World at [";

    private final LocalTimeReader times;
    private final ChatFormat chatFormat;
    private final EventMod eventMod;
    private final OpenText openText = new OpenText();
    private final LoggedPlayers players = new LoggedPlayers();
    private boolean eventModSeen;

    LuantiLineReader(LocalTimeReader times, ChatFormat chatFormat, EventMod eventMod) {
        this.times = times;
        this.chatFormat = chatFormat;
        this.eventMod = eventMod;
    }

    /** Returns the time that a line begins with; {@code null} if there is none. */
    static @Nullable LocalStamp stampOf(String line) {
        Matcher matcher = LINE.matcher(line);
        LocalDateTime time = matcher.matches() ? LocalStamp.dateTime(matcher) : null;
        return time == null ? null : stamp(time);
    }

    @Override
    public List<LogItem> onLine(String raw) {
        List<LogItem> items = new ArrayList<>(parse(raw));
        times.takeProblem()
                .ifPresent(problem -> items.add(new LogItem.GameEvent("warning", Map.of("message", problem))));
        return items;
    }

    private List<LogItem> parse(String raw) {
        String line = raw.length() > MAX_LINE ? raw.substring(0, MAX_LINE) + "…" : raw;
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            openText.onPlainLine(line);
            return List.of(new LogItem.LogEntry(null, LogLevel.INFO, line));
        }
        LocalDateTime local = LocalStamp.dateTime(matcher);
        Instant time = local == null ? null : times.read(stamp(local));
        String text = matcher.group(TEXT);
        String level = matcher.group(LEVEL);
        String thread = matcher.group(THREAD);
        boolean byServer = SERVER_THREAD.equals(thread);
        Optional<EventLine> event = byServer ? eventMod.parse(text) : Optional.empty();
        if (event.isPresent()) {
            eventModSeen = true;
            return reported(event.get(), time);
        }
        boolean byEngine = "ACTION".equals(level) && byServer;
        Optional<PlayerAction> action = byEngine ? ServerActionParser.parse(text) : Optional.empty();
        boolean chat = byEngine && text.startsWith(CHAT);
        boolean continued = openText.onRecord(second(time), text, byServer && !chat && action.isEmpty());
        if (continued && !isEventModActive()) {
            return List.of(new LogItem.LogEntry(null, LogLevel.INFO, line));
        }
        if (!byServer && "ACTION".equals(level) && text.startsWith(STARTED)) {
            openText.reset(second(time));
            players.reset();
            eventModSeen = false;
        }
        List<LogItem> items = new ArrayList<>();
        items.add(new LogItem.LogEntry(time, level(level, text), "[" + thread + "]: " + text));
        if ((chat || action.isPresent()) && !isEventModActive()) {
            action.ifPresent(of -> items.addAll(players.apply(of, OpenText.isFull(text))));
            if (chat) {
                chat(text.substring(CHAT.length())).ifPresent(items::add);
            }
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

    private boolean isEventModActive() {
        eventModSeen = eventModSeen || eventMod.isActive();
        return eventModSeen;
    }

    private Optional<LogItem> chat(String text) {
        return chatFormat
                .parse(text)
                .filter(chat -> players.mayBeOnline(chat.name()))
                .map(chat -> chatEvent(chat.name(), chat.message(), false));
    }

    private static LogItem chatEvent(String name, String message, boolean verified) {
        return new LogItem.GameEvent("chat", Map.of("name", name, "message", message, "verified", verified));
    }

    /** Returns the items of a line of the mod. The record contains neither the token nor the address. */
    private static List<LogItem> reported(EventLine event, @Nullable Instant time) {
        LogItem item =
                switch (event.event()) {
                    case "join" ->
                        new LogItem.PlayerJoined(new Player(
                                event.name(),
                                event.name(),
                                null,
                                null,
                                IpAddressNormalizer.normalize(event.detail()).orElse(null),
                                Map.of("verified", true)));
                    case "leave" -> new LogItem.PlayerLeft(event.name());
                    default -> chatEvent(event.name(), event.detail(), true);
                };
        String message = "[" + EventMod.NAME + "]: " + event.event() + " " + event.name();
        return List.of(new LogItem.LogEntry(time, LogLevel.DEBUG, message), item);
    }

    private static LogLevel level(@Nullable String level, String text) {
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

    private static LocalStamp stamp(LocalDateTime time) {
        return new LocalStamp(time.toLocalDate(), time.toLocalTime());
    }

    private static long second(@Nullable Instant time) {
        return time == null ? Long.MIN_VALUE : time.getEpochSecond();
    }
}
