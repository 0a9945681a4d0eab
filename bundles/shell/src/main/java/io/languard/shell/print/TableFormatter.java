package io.languard.shell.print;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jline.utils.WCWidth;
import org.jspecify.annotations.Nullable;

/** Formats tables for people, one line per row, with columns as wide as their content. */
final class TableFormatter {

    private static final String GAP = "  ";

    private TableFormatter() {}

    /** Returns a table with a heading, or {@code "None."} if there are no rows. */
    static String format(List<Map<String, Object>> rows, List<String> columns) {
        if (rows.isEmpty()) {
            return "None.";
        }
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns.stream().map(TableFormatter::heading).toList());
        rows.forEach(row ->
                cells.add(columns.stream().map(column -> text(row.get(column))).toList()));
        return lines(cells);
    }

    /** Returns one field per line. */
    static String formatFields(Map<String, Object> fields) {
        return fields.isEmpty()
                ? "None."
                : lines(fields.entrySet().stream()
                        .map(field -> List.of(TerminalSanitizer.sanitizeLine(field.getKey()), text(field.getValue())))
                        .toList());
    }

    private static String heading(String column) {
        return column.toUpperCase(Locale.ROOT).replace('_', ' ');
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "-";
        }
        if (value instanceof Collection<?> values && values.stream().allMatch(String.class::isInstance)) {
            return values.isEmpty()
                    ? "-"
                    : values.stream().map(TableFormatter::text).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
            return TerminalSanitizer.sanitizeLine(ShellJsonCodec.writeLine(value));
        }
        return TerminalSanitizer.sanitizeLine(value.toString());
    }

    private static String lines(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths[column] - width(cell))).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePoints()
                .map(character -> Math.max(0, WCWidth.wcwidth(character)))
                .sum();
    }
}
