package io.languard.arma3.log;

import io.languard.api.log.LineReader;
import io.languard.api.log.LogItem;
import io.languard.toolkit.text.AnsiEscapes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins lines to records. A line without a timestamp continues the previous record, unless it is known to start a record or
 * timestamps are off; a script error spans several lines with a timestamp each. A text that a script has written ends with
 * its closing quote: what looks like lines of the game before that is part of the text, and may be a player's.
 */
final class Arma3LineReader implements LineReader {

    private static final int MAX_LINE = 16_384;
    private static final int MAX_RECORD = 65_536;

    /** The game truncates texts of scripts (Bohemia wiki: diag_log), the closing quote included. */
    private static final int MAX_SCRIPT_TEXT = 1_044;

    private final LogClock clock;
    private final ConsoleEventParser events;
    private final EventDeduplicator.Source deduplicator;
    private final boolean stampsOff;
    private final BurstSuppressor burstSuppressor = new BurstSuppressor();

    private @Nullable StringBuilder record;
    private int pendingLines;
    private @Nullable Instant time;
    private boolean stamped;

    /** @param stampsOff whether lines of the log have no timestamp, so that one without is a line like others */
    Arma3LineReader(
            LogClock clock, ConsoleEventParser events, EventDeduplicator.Source deduplicator, boolean stampsOff) {
        this.clock = clock;
        this.events = events;
        this.deduplicator = deduplicator;
        this.stampsOff = stampsOff;
    }

    @Override
    public List<LogItem> onLine(String raw) {
        String whole = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
        String line = whole.length() > MAX_LINE ? whole.substring(0, MAX_LINE) + "…" : whole;
        if (record != null && isOpenScriptText(record)) {
            return append(record, PasswordMasker.mask(AnsiEscapes.stripAround(line)));
        }
        TimestampedLine parsed = TimestampedLine.parse(line);
        String text = PasswordMasker.mask(parsed.text());
        if (record != null && belongsTo(record, parsed.stamp() != null, text)) {
            return append(record, text);
        }
        List<LogItem> items = new ArrayList<>(finish());
        Instant lineTime = clock.timeOf(parsed.stamp(), text);
        clock.takeProblem()
                .ifPresent(problem -> items.add(new LogItem.GameEvent("warning", Map.of("message", problem))));
        if (parsed.stamp() != null) {
            items.addAll(burstSuppressor.flushIfElapsed(lineTime));
        }
        record = new StringBuilder(text);
        pendingLines = 1;
        time = lineTime;
        stamped = parsed.stamp() != null;
        // Events are emitted immediately; only the record itself waits for further lines.
        items.addAll(deduplicator.retainNew(events.parse(text, stamped || stampsOff), lineTime));
        return items;
    }

    @Override
    public int pendingLines() {
        return pendingLines;
    }

    @Override
    public List<LogItem> flush() {
        List<LogItem> items = new ArrayList<>(finish());
        items.addAll(burstSuppressor.flush());
        return items;
    }

    private List<LogItem> append(StringBuilder started, String text) {
        started.append('\n').append(text);
        pendingLines++;
        return List.of();
    }

    private List<LogItem> finish() {
        if (record == null || time == null) {
            return List.of();
        }
        String message = record.toString();
        record = null;
        pendingLines = 0;
        if (burstSuppressor.suppress(message, time)) {
            return List.of();
        }
        List<LogItem> items = new ArrayList<>();
        items.add(new LogItem.LogEntry(time, RecordLevelClassifier.classify(message), message));
        items.addAll(deduplicator.retainNew(
                CrashEventParser.parse(message).map(List::of).orElse(List.of()), time));
        return items;
    }

    private boolean belongsTo(StringBuilder started, boolean hasStamp, String text) {
        if (started.length() + text.length() > MAX_RECORD) {
            return false;
        }
        if (isScriptError(started)
                && (text.startsWith("  Error ") || text.startsWith("File ") && text.contains(", line "))) {
            return true;
        }
        if (hasStamp || RecordStartMatcher.matches(text)) {
            return false;
        }
        return stamped && !stampsOff
                || started.indexOf("Exception code:") == 0
                || isScriptError(started)
                        && !text.isEmpty()
                        && !started.toString().contains("\nFile ")
                || started.indexOf("Warning Message: You cannot play") == 0 && RecordStartMatcher.isAddonName(text);
    }

    private static boolean isScriptError(StringBuilder started) {
        return started.indexOf("Error in expression <") == 0;
    }

    private static boolean isOpenScriptText(StringBuilder started) {
        return started.length() < MAX_SCRIPT_TEXT
                && started.length() > 0
                && started.charAt(0) == '"'
                && started.chars().filter(c -> c == '"').count() % 2 == 1;
    }
}
