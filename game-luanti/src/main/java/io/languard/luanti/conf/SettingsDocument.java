package io.languard.luanti.conf;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A settings file that can be modified while everything else is preserved: comments, groups and any other text. Not
 * thread-safe.
 */
public final class SettingsDocument {

    /** A setting with its value or, without a name, text that is preserved. */
    private record Segment(@Nullable String name, @Nullable String value, String text) {}

    private final List<Segment> segments = new ArrayList<>();

    /** Parses a file as the engine does; no text is rejected. */
    public static SettingsDocument parse(String text) {
        SettingsDocument file = new SettingsDocument();
        Iterator<String> lines = text.lines().iterator();
        while (lines.hasNext()) {
            file.segments.add(next(lines.next(), lines));
        }
        return file;
    }

    /**
     * A setting or other text of a file.
     *
     * @param line the number of its first line, from 1
     * @param name {@code null} for comments, groups and text that is no setting
     * @param text the lines as they are
     */
    public record Entry(int line, @Nullable String name, @Nullable String value, String text) {

        /** Returns whether a value of several lines has no end. */
        public boolean isOpen() {
            int lines = (int) text.lines().count();
            return name != null
                    && text.lines().findFirst().orElse("").strip().endsWith(SettingSyntax.QUOTES)
                    && (lines == 1 || !text.endsWith("\n" + SettingSyntax.QUOTES + "\n"));
        }
    }

    /** Returns everything in the file in order, repeated settings included. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        int line = 1;
        for (Segment segment : segments) {
            entries.add(new Entry(line, segment.name(), segment.value(), segment.text()));
            line += (int) segment.text().lines().count();
        }
        return entries;
    }

    /** Returns the values of all settings by name. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        segments.stream()
                .filter(segment -> segment.name() != null)
                .forEach(segment -> values.put(segment.name(), segment.value()));
        return values;
    }

    /** Returns the value of a setting. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values().get(name));
    }

    /**
     * Sets a value in place, or appends the setting. Removes further occurrences, since the engine reads the last one.
     *
     * @throws IllegalArgumentException if the value cannot be written, see {@link SettingSyntax}
     */
    public SettingsDocument set(String name, String value) {
        Segment segment = new Segment(name, value, SettingSyntax.format(name, value));
        int index = 0;
        while (index < segments.size() && !name.equals(segments.get(index).name())) {
            index++;
        }
        removeIf(name::equals);
        segments.add(index, segment);
        return this;
    }

    /** Removes the settings whose name matches. */
    public void removeIf(Predicate<String> name) {
        segments.removeIf(segment -> segment.name() != null && name.test(segment.name()));
    }

    /** Returns the rest of the first comment that starts with a prefix. */
    public Optional<String> comment(String prefix) {
        return segments.stream()
                .filter(segment -> segment.name() == null && segment.text().startsWith(prefix))
                .map(segment -> segment.text().substring(prefix.length()).strip())
                .findFirst();
    }

    /** Sets the rest of the comment that starts with a prefix, or removes the comment if the text is null. */
    public void setComment(String prefix, @Nullable String text) {
        segments.removeIf(segment -> segment.name() == null && segment.text().startsWith(prefix));
        if (text != null) {
            segments.add(new Segment(null, null, prefix + text + "\n"));
        }
    }

    /** Returns the text of the whole file. */
    public String text() {
        StringBuilder text = new StringBuilder();
        segments.forEach(segment -> text.append(segment.text()));
        return text.toString();
    }

    private static Segment next(String line, Iterator<String> rest) {
        String trimmed = line.strip();
        int equals = trimmed.indexOf('=');
        if (trimmed.startsWith("#") || equals < 0) {
            return new Segment(null, null, line + "\n");
        }
        String name = trimmed.substring(0, equals).strip();
        String value = trimmed.substring(equals + 1).strip();
        StringBuilder text = new StringBuilder(line).append('\n');
        if (value.equals("{")) {
            skipGroup(rest, text);
            return new Segment(null, null, text.toString());
        }
        return new Segment(name, value.equals(SettingSyntax.QUOTES) ? lines(rest, text) : value, text.toString());
    }

    private static String lines(Iterator<String> rest, StringBuilder text) {
        List<String> lines = new ArrayList<>();
        while (rest.hasNext()) {
            String line = rest.next();
            text.append(line).append('\n');
            if (line.equals(SettingSyntax.QUOTES)) {
                break;
            }
            lines.add(line);
        }
        return String.join("\n", lines);
    }

    private static void skipGroup(Iterator<String> rest, StringBuilder text) {
        for (int depth = 1; depth > 0 && rest.hasNext(); ) {
            String line = rest.next();
            text.append(line).append('\n');
            String trimmed = line.strip();
            String value = trimmed.substring(trimmed.indexOf('=') + 1).strip();
            if (trimmed.equals("}")) {
                depth--;
            } else if (trimmed.indexOf('=') > 0 && value.equals("{")) {
                depth++;
            } else if (trimmed.indexOf('=') > 0 && value.equals(SettingSyntax.QUOTES)) {
                lines(rest, text);
            }
        }
    }
}
