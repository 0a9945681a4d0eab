package io.languard.luanti.settings;

import io.languard.api.config.ConfigImport;
import io.languard.api.config.ConfigImport.ImportedValue;
import io.languard.api.config.ConfigImport.NotTaken;
import io.languard.api.config.ConfigImport.Origin;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.luanti.conf.SettingsDocument.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a settings file contains. Not thread-safe. */
final class ImportCollector {

    private static final int MAX_TEXT = 300;
    private static final int MAX_NOT_TAKEN = 5_000;

    private final List<ImportedValue> values = new ArrayList<>();
    private final List<NotTaken> notTaken = new ArrayList<>();

    void value(String section, String field, Object value, Entry entry) {
        values.add(new ImportedValue(section, field, value, new Origin(entry.line(), text(entry))));
    }

    void notTaken(Entry entry, String reason) {
        notTaken(entry.line(), text(entry), reason);
    }

    void notTaken(@Nullable Integer line, String text, String reason) {
        if (notTaken.size() >= MAX_NOT_TAKEN) {
            throw new LanguardException(
                    ErrorCode.UPLOAD_FAILED,
                    "The file has more than " + MAX_NOT_TAKEN + " lines that are no settings of the game");
        }
        notTaken.add(new NotTaken(new Origin(line, text), reason));
    }

    /** Reports text that is neither a setting nor a comment; returns whether the entry is a setting. */
    boolean isSetting(Entry entry) {
        if (entry.isOpen()) {
            notTaken(entry, "begins a value of several lines that has no end");
            return false;
        }
        if (entry.name() != null && entry.value() != null) {
            return true;
        }
        String text = entry.text().strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
            notTaken(
                    entry,
                    text.contains("=")
                            ? "is a group, which no field can hold; write it as one value, such as 0, 1, (8, 8, 8), 5, 3, 0.5, 2"
                            : "is no setting");
        }
        return false;
    }

    ConfigImport build() {
        return new ConfigImport(values, List.of(), notTaken);
    }

    private static String text(Entry entry) {
        String text = entry.text().strip().replaceAll("\\s+", " ");
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "\u2026";
    }
}
