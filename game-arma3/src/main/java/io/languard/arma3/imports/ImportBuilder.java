package io.languard.arma3.imports;

import io.languard.api.config.ConfigImport;
import io.languard.api.config.ConfigImport.ImportedMission;
import io.languard.api.config.ConfigImport.ImportedValue;
import io.languard.api.config.ConfigImport.NotTaken;
import io.languard.api.config.ConfigImport.Origin;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.RotationEntry;
import io.languard.arma3.config.ConfigStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects what a file contains. A value that replaces an earlier one is reported. Not thread-safe. */
final class ImportBuilder {

    private static final int MAX_NOT_TAKEN = 5_000;

    private final Map<String, ImportedValue> values = new LinkedHashMap<>();
    private final List<ImportedMission> rotation = new ArrayList<>();
    private final List<NotTaken> notTaken = new ArrayList<>();

    /** Adds a value, or replaces the one of the same field. */
    void value(String section, String field, Object value, int line, String text) {
        ImportedValue before =
                values.put(section + "." + field, new ImportedValue(section, field, value, new Origin(line, text)));
        if (before != null) {
            setAgain(before.origin(), line);
        }
    }

    /** Adds the whole value of a list to which the file adds elements. */
    void extended(String section, String field, List<?> value, int line, String text) {
        values.put(section + "." + field, new ImportedValue(section, field, value, new Origin(line, text)));
    }

    /** Returns the value of a field so far. */
    Optional<Object> current(String section, String field) {
        return Optional.ofNullable(values.get(section + "." + field)).map(ImportedValue::value);
    }

    void mission(RotationEntry entry, ConfigStatement statement) {
        rotation.add(new ImportedMission(entry, new Origin(statement.line(), statement.text())));
    }

    void notTaken(ConfigStatement statement, String reason) {
        notTaken(statement.line(), statement.text(), reason);
    }

    /** @param line {@code null} for something that is not in the file, or for the file as a whole */
    void notTaken(@Nullable Integer line, String text, String reason) {
        notTaken.add(new NotTaken(new Origin(line, text), reason));
    }

    /** Reports a statement whose setting occurs again later. */
    void setAgain(Origin earlier, int line) {
        notTaken.add(new NotTaken(earlier, "is set again in line " + line + ", which applies"));
    }

    /** @throws LanguardException {@code UPLOAD_FAILED} if so little was taken that the file is probably another one */
    ConfigImport build() {
        if (notTaken.size() > MAX_NOT_TAKEN) {
            throw new LanguardException(
                    ErrorCode.UPLOAD_FAILED,
                    "The file has more than " + MAX_NOT_TAKEN + " statements that are no settings of the game");
        }
        return new ConfigImport(List.copyOf(values.values()), rotation, notTaken);
    }
}
