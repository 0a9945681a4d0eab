package io.languard.shell.print;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a command has to say, as the HTTP API would put it, and how people want to see it.
 *
 * @param value JSON model: maps, lists, texts, numbers, booleans or {@code null}
 * @param text for people
 * @param json whether a script asked
 */
public record CommandResult(Object value, String text, boolean json) {

    /** Rows of a table; the columns are fields of the rows. */
    public static CommandResult table(List<Map<String, Object>> rows, List<String> columns, boolean json) {
        return new CommandResult(rows, json ? "" : TableFormatter.format(rows, columns), json);
    }

    /** One thing, field by field. */
    public static CommandResult fields(Map<String, Object> value, boolean json) {
        return new CommandResult(value, json ? "" : TableFormatter.formatFields(value), json);
    }

    /** Several things under their names, field by field. */
    public static CommandResult groups(Map<String, Map<String, Object>> groups, boolean json) {
        String text = json
                ? ""
                : groups.entrySet().stream()
                        .map(group -> "[" + TerminalSanitizer.sanitizeLine(group.getKey()) + "]\n"
                                + TableFormatter.formatFields(group.getValue()))
                        .collect(Collectors.joining("\n\n"));
        return new CommandResult(groups, text, json);
    }

    /** Something was done. */
    public static CommandResult done(Object value, String text, boolean json) {
        return new CommandResult(value, text, json);
    }

    /** What is printed. */
    @Override
    public String toString() {
        return json ? ShellJsonCodec.write(value) : text;
    }
}
