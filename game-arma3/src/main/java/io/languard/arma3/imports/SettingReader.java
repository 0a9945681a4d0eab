package io.languard.arma3.imports;

import io.languard.arma3.config.ConfigBody.Property;
import io.languard.arma3.config.ConfigStatement;
import io.languard.arma3.config.ConfigSyntaxException;
import io.languard.arma3.settings.SettingMapping;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the settings of one class, or of the top of a file, into the fields of a section. */
final class SettingReader {

    /** The engine prints numbers with single precision: 0.3 as 0.30000001. */
    private static final MathContext SINGLE = new MathContext(7);

    private final ConfigFile file;
    private final ImportBuilder builder;
    private final String section;
    private final Map<String, SettingMapping> mappings;

    SettingReader(ConfigFile file, ImportBuilder builder, String section, List<SettingMapping> mappings) {
        this.file = file;
        this.builder = builder;
        this.section = section;
        this.mappings = mappings.stream()
                .collect(Collectors.toMap(mapping -> ConfigFile.key(mapping.key()), Function.identity()));
    }

    boolean knows(Property property) {
        return mappings.containsKey(ConfigFile.key(property.name()));
    }

    /** Reads the members of a class that has no place for settings without a field. */
    void readAll(List<ConfigStatement> statements, String unknown) {
        for (ConfigStatement statement : statements) {
            if (statement.member() instanceof Property property && knows(property)) {
                read(statement, property);
            } else {
                builder.notTaken(statement, unknown);
            }
        }
    }

    /** Reads a known setting, or reports why its value cannot be used. */
    void read(ConfigStatement statement, Property property) {
        SettingMapping mapping = mappings.get(ConfigFile.key(property.name()));
        if (mapping == null) {
            throw new IllegalArgumentException(property.name());
        }
        try {
            Object value = rounded(mapping.form().parse(file.value(statement, property)));
            Object before = builder.current(section, mapping.field()).orElse(List.of());
            if (property.appends() && value instanceof List<?> added && before instanceof List<?> list) {
                List<Object> all = new ArrayList<>(list);
                all.addAll(added);
                builder.extended(section, mapping.field(), all, statement.line(), statement.text());
            } else {
                builder.value(section, mapping.field(), value, statement.line(), statement.text());
            }
        } catch (ConfigSyntaxException e) {
            builder.notTaken(statement, e.getMessage());
        }
    }

    private static Object rounded(Object value) {
        return value instanceof Double number
                ? (Object) BigDecimal.valueOf(number).round(SINGLE).doubleValue()
                : value;
    }
}
