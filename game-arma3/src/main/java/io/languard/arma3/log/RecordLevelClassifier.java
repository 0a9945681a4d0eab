package io.languard.arma3.log;

import io.languard.api.log.LogLevel;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Assigns log levels to records. The engine has no levels of its own; these are derived from the wording of its lines
 * (Bohemia wiki: Arma 3: Dedicated Server; public logs).
 */
final class RecordLevelClassifier {

    private static final List<Rule> RULES = List.of(
            // Script output is quoted and can imitate any other line.
            prefixes(LogLevel.INFO, "\""),
            prefixes(
                    LogLevel.ERROR,
                    "Exception code:",
                    "ErrorMessage:",
                    "Error in expression <",
                    "Error: ",
                    "ERROR: ",
                    "Server error:",
                    "Cannot open ",
                    "Cannot load ",
                    "Unexpected network message, possible hacking attempt"),
            new Rule(LogLevel.ERROR, RecordLevelClassifier::isOutOfMemory),
            prefixes(
                    LogLevel.WARNING,
                    "Warning Message:",
                    "Warning:",
                    "Performance warning:",
                    "Steam Query data overflow",
                    "Wrong admin password",
                    "Kicking player name=",
                    "No more slot to add connection"),
            new Rule(LogLevel.WARNING, RecordLevelClassifier::isPlayerProblem),
            prefixes(
                    LogLevel.WARNING,
                    "BattlEye Server: Disconnected from BE Master",
                    "BattlEye Server: Could not connect",
                    "BattlEye Server: Failed to ",
                    "BattlEye Server: Ban check timed out",
                    "BattlEye Server: Master query timed out",
                    "BattlEye Server: Warning: "),
            new Rule(LogLevel.WARNING, text -> text.startsWith("File ") && text.contains(": Missing '")),
            new Rule(LogLevel.WARNING, text -> text.startsWith("Files ") && text.contains(" are not signed by a key")),
            prefixes(
                    LogLevel.DEBUG,
                    "Server: Network message ",
                    "Server: Object ",
                    "NetServer: ",
                    "Message not sent - error",
                    "No player found for channel",
                    "Can't change owner from",
                    "Unsupported language ",
                    "Updating base class ",
                    "Strange convex component",
                    "Destroy waypoint not linked"),
            new Rule(LogLevel.DEBUG, text -> text.startsWith("String ") && text.endsWith(" not found")));

    private RecordLevelClassifier() {}

    static LogLevel classify(String record) {
        String text = record.stripLeading();
        for (Rule rule : RULES) {
            if (rule.condition().test(text)) {
                return rule.level();
            }
        }
        return LogLevel.INFO;
    }

    private static boolean isOutOfMemory(String text) {
        // A cheap check first, because almost no line contains the word.
        if (!text.contains("emory")) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("out of memory") || lower.startsWith("virtual memory") && lower.contains("low");
    }

    private static boolean isPlayerProblem(String text) {
        return text.startsWith("Player ")
                        && (text.endsWith(" is losing connection")
                                || text.contains(" kicked off")
                                || text.contains(": Wrong signature for file "))
                || text.startsWith("BattlEye Server: ") && text.contains(" has been kicked by BattlEye: ")
                || text.endsWith(" uses modified data file");
    }

    private static Rule prefixes(LogLevel level, String... prefixes) {
        return new Rule(level, text -> {
            for (String prefix : prefixes) {
                if (text.startsWith(prefix)) {
                    return true;
                }
            }
            return false;
        });
    }

    private record Rule(LogLevel level, Predicate<String> condition) {}
}
