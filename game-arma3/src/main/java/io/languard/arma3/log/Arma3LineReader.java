package io.languard.arma3.log;

import io.languard.api.log.LineReader;
import io.languard.api.log.LogItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins lines to records. A line without a timestamp continues the previous record that has one, unless it is known to
 * start a record; a script error spans several lines with a timestamp each.
 */
final class Arma3LineReader implements LineReader {

    private static final int MAX_LINE = 16_384;
    private static final int MAX_RECORD = 65_536;

    private final TimestampResolver clock;
    private final ConsoleEventParser events;
    private final BurstSuppressor burstSuppressor = new BurstSuppressor();

    private @Nullable StringBuilder record;
    private int pendingLines;
    private @Nullable Instant time;
    private boolean crash;

    Arma3LineReader(TimestampResolver clock, ConsoleEventParser events) {
        this.clock = clock;
        this.events = events;
    }

    @Override
    public List<LogItem> onLine(String line) {
        TimestampedLine stamped = TimestampedLine.parse(clean(line), clock);
        String text = PasswordMasker.mask(stamped.text());
        if (record != null && belongsTo(record, stamped.time(), text)) {
            record.append('\n').append(text);
            pendingLines++;
            return List.of();
        }
        List<LogItem> items = new ArrayList<>(finish());
        items.addAll(burstSuppressor.flushIfElapsed(stamped.time()));
        record = new StringBuilder(text);
        pendingLines = 1;
        time = stamped.time();
        crash = text.startsWith("Exception code:");
        // Events are emitted immediately; only the record itself waits for further lines.
        items.addAll(events.parse(text));
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

    private List<LogItem> finish() {
        if (record == null) {
            return List.of();
        }
        String message = record.toString();
        record = null;
        pendingLines = 0;
        if (burstSuppressor.suppress(message, time)) {
            return List.of();
        }
        LogItem entry = new LogItem.LogEntry(time, RecordLevelClassifier.classify(message), message);
        return CrashEventParser.parse(message)
                .map(event -> List.of(entry, event))
                .orElseGet(() -> List.of(entry));
    }

    private boolean belongsTo(StringBuilder started, @Nullable Instant lineTime, String text) {
        if (started.length() + text.length() > MAX_RECORD) {
            return false;
        }
        if (isScriptError(started)
                && (text.startsWith("  Error ") || text.startsWith("File ") && text.contains(", line "))) {
            return true;
        }
        if (lineTime != null || RecordStartMatcher.matches(text)) {
            return false;
        }
        return time != null
                || crash
                || isScriptError(started)
                        && !text.isEmpty()
                        && !started.toString().contains("\nFile ");
    }

    private static boolean isScriptError(StringBuilder started) {
        return started.indexOf("Error in expression <") == 0;
    }

    private static String clean(String line) {
        String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
        text = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        return text.length() > MAX_LINE ? text.substring(0, MAX_LINE) + "…" : text;
    }
}
