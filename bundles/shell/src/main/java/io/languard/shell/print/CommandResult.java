package io.languard.shell.print;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The result of a command, both as a JSON model as in the HTTP API and as text for people.
 *
 * @param value the JSON model: maps, lists, strings, numbers, booleans or {@code null}
 * @param text the text for people
 * @param json whether to print the model instead of the text
 */
public record CommandResult(@Nullable Object value, String text, boolean json) {

    /** Returns a table; the columns are keys of the rows. */
    public static CommandResult table(List<Map<String, Object>> rows, List<String> columns, boolean json) {
        return new CommandResult(rows, json ? "" : TableFormatter.format(rows, columns), json);
    }

    /** Returns one object, one field per line. */
    public static CommandResult fields(Map<String, Object> value, boolean json) {
        return new CommandResult(value, json ? "" : TableFormatter.formatFields(value), json);
    }

    /** Returns several named objects, one field per line. */
    public static CommandResult groups(Map<String, Map<String, Object>> groups, boolean json) {
        String text = json
                ? ""
                : groups.entrySet().stream()
                        .map(group -> "[" + TerminalSanitizer.sanitizeLine(group.getKey()) + "]\n"
                                + TableFormatter.formatFields(group.getValue()))
                        .collect(Collectors.joining("\n\n"));
        return new CommandResult(groups, text, json);
    }

    /** Returns the confirmation of an action. */
    public static CommandResult done(@Nullable Object value, String text, boolean json) {
        return new CommandResult(value, text, json);
    }

    /** Returns this result with lines below its text for people, such as those of a log, if there are any. */
    public CommandResult withLines(String heading, List<String> lines) {
        return lines.isEmpty()
                ? this
                : new CommandResult(
                        value,
                        text + "\n\n" + heading + "\n"
                                + lines.stream()
                                        .map(TerminalSanitizer::sanitizeLine)
                                        .collect(Collectors.joining("\n")),
                        json);
    }

    /** Returns the text to print. */
    @Override
    public String toString() {
        return json ? ShellJsonCodec.write(value) : text;
    }
}
