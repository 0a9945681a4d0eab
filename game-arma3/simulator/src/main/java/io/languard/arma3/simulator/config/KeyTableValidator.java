package io.languard.arma3.simulator.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Validates config text against a table of keys: a wrong type is an error, an unknown key or a value outside its
 * documented range a warning.
 */
final class KeyTableValidator {
    private final String file;
    private final List<String> warnings = new ArrayList<>();

    KeyTableValidator(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    void warn(int line, String text) {
        warnings.add("Warning: " + text + " (File " + file + ", line " + line + ")");
    }

    ConfigException error(ConfigMember member, String path, String text) {
        return new ConfigException(file, member.line(), path + "/" + member.name(), text);
    }

    /** Validates the properties of one class. Subclasses are left to the caller. */
    void properties(ConfigClass of, String path, KeyTable table) throws ConfigException {
        for (ConfigMember member : of.members()) {
            if (member instanceof ConfigProperty property) {
                property(property, path, table);
            }
        }
    }

    private void property(ConfigProperty property, String path, KeyTable table) throws ConfigException {
        ValueType valueType = table.valueType(property.name());
        if (valueType == null) {
            warn(property.line(), "unknown key '" + path + "/" + property.name() + "'");
            return;
        }
        if (!valueType.matches(property.value())) {
            throw error(property, path, "The value is not " + valueType.description() + ".");
        }
        KeyTable.Range range = table.range(property.name());
        if (range != null && property.value() instanceof ParsedValue.Numeral numeral) {
            double value = numeral.value();
            if (value < range.min() || value > range.max()) {
                warn(property.line(), "value of '" + property.name() + "' is out of range: " + numeral.digits());
            }
        }
    }
}
