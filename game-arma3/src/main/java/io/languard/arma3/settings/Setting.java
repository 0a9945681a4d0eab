package io.languard.arma3.settings;

import io.languard.arma3.config.ConfigClass;
import io.languard.arma3.config.ConfigValue;
import java.util.List;
import java.util.Map;

/**
 * One field of a section and what the engine calls it.
 *
 * @param field the field's name in the section
 * @param key the engine's name
 * @param form how its value is written
 */
record Setting(String field, String key, Form form) {

    /** Writes every setting that has a value. */
    static void write(List<Setting> settings, Map<String, Object> values, ConfigClass into) {
        for (Setting setting : settings) {
            Object json = values.get(setting.field());
            ConfigValue value = json == null ? null : setting.form().of(json);
            if (value != null) {
                into.set(setting.key(), value);
            }
        }
    }
}
