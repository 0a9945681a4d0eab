package io.languard.arma3.log;

import io.languard.api.log.LogItem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the engine's last messages before a crash into an event, because the log may be long by the time the cause is
 * searched for.
 */
final class CrashEventParser {

    private static final Pattern HEAD = Pattern.compile("Exception code: (\\p{XDigit}+)(?: (\\S+))?(?: at (\\S+))?.*");

    /** The lines of the crash block that locate the fault, and their names in the event. */
    private static final Map<String, String> FIELDS = Map.of(
            "Version", "version",
            "Fault address:", "fault_address",
            "file:", "mission",
            "world:", "world",
            "note: Minidump has been generated into the file", "minidump");

    private CrashEventParser() {}

    /** Returns the event of a whole record; empty if the record reports no crash or fatal error. */
    static Optional<LogItem> parse(String record) {
        if (record.startsWith("Exception code:")) {
            return Optional.of(new LogItem.GameEvent("crash_report", detail(record)));
        }
        return record.startsWith("ErrorMessage:")
                ? Optional.of(new LogItem.GameEvent(
                        "fatal_error",
                        Map.of(
                                "message",
                                record.substring("ErrorMessage:".length()).strip())))
                : Optional.empty();
    }

    private static Map<String, Object> detail(String record) {
        Map<String, Object> detail = new LinkedHashMap<>();
        String[] lines = record.split("\n");
        Matcher head = HEAD.matcher(lines[0]);
        if (head.matches()) {
            put(detail, "code", head.group(1));
            put(detail, "name", head.group(2));
            put(detail, "address", head.group(3));
        }
        for (String line : lines) {
            FIELDS.forEach((start, name) -> {
                if (line.startsWith(start)) {
                    put(detail, name, line.substring(start.length()).strip());
                }
            });
        }
        return detail;
    }

    private static void put(Map<String, Object> detail, String name, String value) {
        if (value != null && !value.isEmpty()) {
            detail.putIfAbsent(name, value);
        }
    }
}
